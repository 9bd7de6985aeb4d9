package org.hone.bkg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.index.EntityIndex;
import org.hone.catalog.Catalog;
import org.hone.catalog.OpenApiCatalogReader;
import org.hone.catalog.Operation;
import org.hone.domain.InvalidInputException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BkgServerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static BkgServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        KnowledgeGraph graph = SmallGraph.create();
        server = BkgServer.start(graph, new EntityIndex(graph), "127.0.0.1", 0);
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> post(String operation, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.baseUrl() + "/v1/" + operation))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> names(String operation, String body) throws Exception {
        HttpResponse<String> response = post(operation, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        MAPPER.readTree(response.body())
                .get("items")
                .forEach(item -> names.add(item.get("name").asText()));
        return names;
    }

    @Test
    void aListOperationTakesIdentifiersNamesAndSynonyms() throws Exception {
        for (String name : List.of("Disease::T1D", "type 1 diabetes mellitus", "t1d")) {
            assertThat(names("disease_treatments", "{\"disease\":\"" + name + "\"}"))
                    .containsExactlyInAnyOrder("Insulin", "Metformin");
        }
    }

    @Test
    void relationsNarrowAnAnswer() throws Exception {
        assertThat(names("disease_treatments", "{\"disease\":\"T1D\",\"relation\":\"treats\"}"))
                .containsExactly("Insulin");
    }

    @Test
    void aListOfInputsGivesRowsThatNameTheirInput() throws Exception {
        JsonNode items =
                MAPPER.readTree(post("disease_genes", "{\"disease\":[\"T1D\",\"T2D\"]}").body())
                        .get("items");
        List<String> rows = new ArrayList<>();
        items.forEach(
                item -> rows.add(item.get("name").asText() + "<" + item.get("input").asText()));
        assertThat(rows)
                .containsExactly("INS<Disease::T1D", "INS<Disease::T2D", "TCF7L2<Disease::T2D");
    }

    @Test
    void pagesHangTogether() throws Exception {
        String first = post("disease_genes", "{\"disease\":\"T2D\",\"limit\":1}").body();
        JsonNode page = MAPPER.readTree(first);
        assertThat(page.get("total").asInt()).isEqualTo(2);
        String cursor = page.get("next_cursor").asText();
        JsonNode second =
                MAPPER.readTree(
                        post(
                                        "disease_genes",
                                        "{\"disease\":\"T2D\",\"limit\":1,\"cursor\":\""
                                                + cursor
                                                + "\"}")
                                .body());
        assertThat(second.get("next_cursor").isNull()).isTrue();
        assertThat(page.get("items").get(0).get("name"))
                .isNotEqualTo(second.get("items").get(0).get("name"));
    }

    @Test
    void listAlgebraWorksOnRowsOfEarlierAnswers() throws Exception {
        String a =
                MAPPER.readTree(post("disease_genes", "{\"disease\":\"T1D\"}").body())
                        .get("items")
                        .toString();
        String b =
                MAPPER.readTree(post("disease_genes", "{\"disease\":\"T2D\"}").body())
                        .get("items")
                        .toString();
        assertThat(names("intersect", "{\"a\":" + a + ",\"b\":" + b + "}")).containsExactly("INS");
        assertThat(names("difference", "{\"a\":" + b + ",\"b\":" + a + "}"))
                .containsExactly("TCF7L2");
        assertThat(names("union", "{\"a\":" + a + ",\"b\":" + b + "}"))
                .containsExactly("INS", "TCF7L2");
        assertThat(names("top", "{\"list\":" + b + ",\"n\":1}")).containsExactly("INS");
        assertThat(post("count", "{\"list\":" + b + "}").body()).isEqualTo("{\"value\":2}");
        assertThat(names("filter", "{\"list\":" + b + ",\"relation\":\"treats\"}")).isEmpty();
    }

    @Test
    void aPathNamesEachStopOnTheWay() throws Exception {
        assertThat(names("path", "{\"from\":\"Metformin\",\"to\":\"Insulin signaling\"}"))
                .hasSize(4)
                .startsWith("Metformin")
                .endsWith("INS", "Insulin signaling");
        assertThat(
                        names(
                                "path",
                                "{\"from\":\"Metformin\",\"to\":\"Insulin signaling\",\"max_length\":2}"))
                .isEmpty();
    }

    @Test
    void whatCannotBeAnsweredIsAProblemDocument() throws Exception {
        assertProblem(
                post("disease_genes", "{\"disease\":\"type 1 diabetis\"}"),
                404,
                "type 1 diabetes mellitus");
        assertProblem(post("disease_genes", "{\"disease\":\"Metformin\"}"), 404, "No disease");
        assertProblem(post("entity", "{\"id\":\"hypertension\"}"), 409, "Disease::HTN");
        assertProblem(post("disease_genes", "{}"), 422, "required");
        assertProblem(
                post("disease_genes", "{\"disease\":\"T1D\",\"relation\":\"eats\"}"),
                422,
                "associates");
        assertProblem(post("disease_genes", "{\"disease\":\"T1D\",\"limit\":0}"), 422, "1 to 1000");
        assertProblem(
                post("disease_genes", "{\"disease\":\"T1D\",\"cursor\":\"zzz\"}"), 400, "cursor");
        assertProblem(post("disease_genes", "{nonsense"), 400, "not JSON");
        assertProblem(post("no_such_thing", "{}"), 404, "openapi.json");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String words)
            throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(MAPPER.readTree(response.body()).get("detail").asText()).contains(words);
    }

    @Test
    void anOccupiedPortIsSaidSo() {
        KnowledgeGraph graph = SmallGraph.create();
        assertThatThrownBy(
                        () ->
                                BkgServer.start(
                                        graph, new EntityIndex(graph), "127.0.0.1", server.port()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Port " + server.port());
    }

    @Test
    void theDocumentIsValidAndListsWhatIsServed() throws Exception {
        String document =
                client.send(
                                HttpRequest.newBuilder(server.baseUrl().resolve("/openapi.json"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
        SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(document, null, null);
        assertThat(parsed.getMessages()).isEmpty();
        Catalog catalog = new OpenApiCatalogReader().read(document);
        assertThat(catalog.operations().stream().map(Operation::name).collect(Collectors.toList()))
                .isEqualTo(BkgService.operations());
        for (Operation operation : catalog.operations()) {
            assertThat(post(operation.name(), "{}").statusCode())
                    .as(operation.name())
                    .isEqualTo(422);
        }
    }
}
