package org.hone.bkg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.index.EntityIndex;
import org.hone.catalog.Catalog;
import org.hone.catalog.OpenApiCatalogReader;
import org.hone.catalog.Operation;
import org.hone.catalog.Parameter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleServiceTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static BkgServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        KnowledgeGraph graph = SampleGraph.load();
        server = BkgServer.start(graph, new EntityIndex(graph), "127.0.0.1", 0);
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode post(String path, String body, int status) throws Exception {
        HttpResponse<String> response =
                client.send(
                        HttpRequest.newBuilder(server.baseUrl().resolve(path))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode())
                .as("%s %s %s", path, body, response.body())
                .isEqualTo(status);
        return MAPPER.readTree(response.body());
    }

    private static JsonNode document() {
        return OpenApiDocument.create(MAPPER);
    }

    @Test
    void everyExampleOfTheDocumentIsAnswered() throws Exception {
        JsonNode paths = document().get("paths");
        assertThat(paths.size()).isEqualTo(BkgService.operations().size());
        var entries = paths.fields();
        while (entries.hasNext()) {
            var entry = entries.next();
            String example =
                    entry.getValue()
                            .at("/post/requestBody/content/application~1json/example")
                            .toString();
            JsonNode answer = post(entry.getKey(), example, 200);
            assertThat(answer.has("value") || !answer.path("items").isEmpty())
                    .as("%s %s", entry.getKey(), example)
                    .isTrue();
        }
    }

    @Test
    void rowsSayWhereTheirEdgeComesFrom() throws Exception {
        String body = "{\"disease\":\"type 1 diabetes mellitus\",\"limit\":1}";
        JsonNode genes = post("/v1/disease_genes", body, 200).get("items");
        assertThat(genes.get(0).get("source").asText()).isEqualTo("curated:review");
        JsonNode kept = post("/v1/union", "{\"a\":%s,\"b\":[]}".formatted(genes), 200);
        assertThat(kept.get("items")).isEqualTo(genes);
        JsonNode way =
                post("/v1/path", "{\"from\":\"Losartan\",\"to\":\"Disease::DOID:10763\"}", 200)
                        .get("items");
        assertThat(way.get(0).get("source").asText()).isEmpty();
        assertThat(way.get(1).get("source").asText()).startsWith("curated:");
        assertThat(document().at("/components/schemas/Item/properties/source").isMissingNode())
                .isFalse();
    }

    @Test
    void theDefaultLimitIsTheOneOfTheDocument() throws Exception {
        String limit = "/requestBody/content/application~1json/schema/properties/limit/default";
        JsonNode causes = document().at("/paths/~1v1~1side_effect_compounds/post" + limit);
        assertThat(causes.asInt()).isEqualTo(BkgService.DEFAULT_LIMIT);
        JsonNode search = document().at("/paths/~1v1~1search_entities/post" + limit);
        int found = post("/v1/search_entities", "{\"text\":\"a\"}", 200).get("items").size();
        assertThat(found).isEqualTo(search.asInt());
    }

    @Test
    void anUnknownParameterIsNamedWithTheNearest() throws Exception {
        JsonNode problem =
                post(
                        "/v1/disease_treatments",
                        "{\"disease\":\"asthma\",\"relaton\":\"treats\"}",
                        400);
        assertThat(problem.get("detail").asText())
                .contains("no parameter relaton", "Did you mean relation?");
        assertThat(post("/v1/count", "{\"list\":[],\"cursor\":null}", 400).get("detail").asText())
                .contains("cursor", "Did you mean list?");
        assertThat(post("/v1/nothing", "{\"x\":1}", 404).get("title").asText())
                .isEqualTo("Unknown operation");
    }

    @Test
    void plansSeeTheLimitButNotTheCursor() {
        Catalog catalog = new OpenApiCatalogReader().read(document().toString());
        Operation operation = catalog.operation("disease_genes").orElseThrow();
        assertThat(operation.cursor()).contains("cursor");
        assertThat(operation.parameters())
                .extracting(Parameter::name)
                .containsExactly("disease", "relation", "limit");
    }
}
