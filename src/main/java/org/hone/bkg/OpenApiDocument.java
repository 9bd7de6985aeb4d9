package org.hone.bkg;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.hone.bkg.graph.Kinds;

/**
 * The service's OpenAPI 3.1 document, made from the same table that answers. The {@code x-hone-*}
 * extensions say what OpenAPI cannot: kinds of entities, lists of earlier steps, sentences, and
 * which property ({@code x-hone-paging}) is for fetching pages and no matter of plans.
 */
public final class OpenApiDocument {
    private final ObjectMapper mapper;
    private final ObjectNode root;
    private final ObjectNode paths;
    private final OpenApiSchemas schemas;
    private final OpenApiExamples examples;

    private OpenApiDocument(ObjectMapper mapper) {
        this.mapper = mapper;
        schemas = new OpenApiSchemas(mapper);
        examples = new OpenApiExamples(mapper);
        root = mapper.createObjectNode().put("openapi", "3.1.0");
        root.putObject("info")
                .put("title", "Biomedical knowledge graph")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "Diseases, compounds, genes and what connects them. Not medical advice.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        root.putArray("servers").addObject().put("url", "/");
        paths = root.putObject("paths");
    }

    /** The document as JSON. */
    public static ObjectNode create(ObjectMapper mapper) {
        OpenApiDocument document = new OpenApiDocument(mapper);
        document.operations();
        document.root.set("components", document.schemas.components());
        return document.root;
    }

    private void operations() {
        operation(
                "search_entities",
                "Entities by name",
                "Search entities called {text}",
                result("kind", "any"),
                "text",
                body -> {
                    body.set("text", schemas.text("Part of a name or synonym."));
                    body.set("kind", schemas.choice(Kinds.ALL, "Only entities of this kind."));
                    body.set(
                            "limit",
                            schemas.integer(
                                            1,
                                            BkgService.MAX_LIMIT,
                                            "At most so many; "
                                                    + BkgService.DEFAULT_SEARCH_LIMIT
                                                    + " unless said.")
                                    .put("default", BkgService.DEFAULT_SEARCH_LIMIT));
                });
        operation(
                "entity",
                "One entity",
                "Look up {id}",
                result("kind", "any"),
                "id",
                body -> body.set("id", schemas.entity("any", false)));
        for (ListOperation list : ListOperations.all()) {
            operation(
                    list.name(),
                    list.summary(),
                    list.words(),
                    result("kind", list.outputKind()),
                    list.parameter(),
                    body -> {
                        body.set(list.parameter(), schemas.entity(list.inputKind(), true));
                        if (list.hasRelations()) {
                            String usual =
                                    list.defaultRelations().size() == 1
                                            ? list.defaultRelations().get(0)
                                            : "all of them";
                            body.set(
                                    "relation",
                                    schemas.choice(
                                            list.relations(),
                                            "Only this relation; otherwise " + usual + "."));
                        }
                        body.set(
                                "limit",
                                schemas.integer(
                                                1,
                                                BkgService.MAX_LIMIT,
                                                "Entities a page holds; "
                                                        + BkgService.DEFAULT_LIMIT
                                                        + " unless said.")
                                        .put("default", BkgService.DEFAULT_LIMIT));
                        body.set(
                                "cursor",
                                schemas.text("The next_cursor of the page before.")
                                        .put("x-hone-paging", "cursor"));
                    });
        }
        algebra("intersect", "Rows of a that are in b too", "Keep what {a} and {b} have in common");
        algebra("union", "Rows of a, and those of b that are not in a", "Put {a} and {b} together");
        algebra("difference", "Rows of a that are not in b", "Take {b} away from {a}");
        operation(
                "count",
                "How many entities a list has",
                "Count {list}",
                result("scalar", "number"),
                "list",
                body -> body.set("list", schemas.rows()));
        operation(
                "top",
                "The best entities of a list",
                "Keep the top {n} of {list}",
                result("sameAs", "list"),
                "list,n",
                body -> {
                    body.set("list", schemas.rows());
                    body.set(
                            "by",
                            schemas.choice(
                                    BkgService.ORDERS,
                                    "What is best: most edges (degree, unless said), most inputs, or first by name."));
                    body.set("n", schemas.integer(1, BkgService.MAX_LIMIT, "How many."));
                });
        operation(
                "filter",
                "Rows of one kind or relation",
                "Keep of {list} only some",
                result("sameAs", "list"),
                "list",
                body -> {
                    body.set("list", schemas.rows());
                    body.set("kind", schemas.choice(Kinds.ALL, "Only entities of this kind."));
                    body.set(
                            "relation",
                            schemas.choice(
                                    BkgService.relations(), "Only rows found by this relation."));
                });
        operation(
                "path",
                "A shortest way between two entities",
                "Find how {from} and {to} are connected",
                result("kind", "any"),
                "from,to",
                body -> {
                    body.set("from", schemas.entity("any", false));
                    body.set("to", schemas.entity("any", false));
                    body.set(
                            "max_length",
                            schemas.integer(
                                    1,
                                    BkgService.MAX_PATH,
                                    "The most edges on the way; 3 unless said."));
                });
    }

    private void algebra(String name, String summary, String words) {
        operation(
                name,
                summary,
                words,
                result("sameAs", "a"),
                "a,b",
                body -> {
                    body.set("a", schemas.rows());
                    body.set("b", schemas.rows());
                });
    }

    private ObjectNode result(String key, String value) {
        return mapper.createObjectNode().put(key, value);
    }

    private void operation(
            String name,
            String summary,
            String words,
            ObjectNode result,
            String required,
            Consumer<ObjectNode> properties) {
        ObjectNode post = paths.putObject("/v1/" + name).putObject("post");
        post.put("operationId", name).put("summary", summary).put("x-hone-words", words);
        post.set("x-hone-result", result);
        ObjectNode request = post.putObject("requestBody").put("required", true);
        ObjectNode json = request.putObject("content").putObject("application/json");
        ObjectNode body =
                json.putObject("schema").put("type", "object").put("additionalProperties", false);
        for (String parameter : required.split(",")) {
            body.withArray("required").add(parameter);
        }
        properties.accept(body.putObject("properties"));
        json.set("example", examples.of(name));
        ObjectNode responses = post.putObject("responses");
        ObjectNode answer = responses.putObject("200").put("description", "The answer");
        answer.putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/" + (result.has("scalar") ? "Value" : "List"));
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
    }
}
