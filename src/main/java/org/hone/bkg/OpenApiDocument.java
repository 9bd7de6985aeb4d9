package org.hone.bkg;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.hone.bkg.graph.Kinds;

/**
 * The service's OpenAPI 3.1 document, made from the same table that answers. The {@code x-hone-*}
 * extensions say what OpenAPI cannot: kinds of entities, lists of earlier steps, sentences.
 */
public final class OpenApiDocument {
    private final ObjectMapper mapper;
    private final ObjectNode root;
    private final ObjectNode paths;

    private OpenApiDocument(ObjectMapper mapper) {
        this.mapper = mapper;
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
        document.components();
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
                    body.set("text", text("Part of a name or synonym."));
                    body.set("kind", choice(Kinds.ALL, "Only entities of this kind."));
                    body.set("limit", integer(1, BkgService.MAX_LIMIT, "At most so many."));
                });
        operation(
                "entity",
                "One entity",
                "Look up {id}",
                result("kind", "any"),
                "id",
                body -> body.set("id", entity("any", false)));
        for (ListOperation list : ListOperations.all()) {
            operation(
                    list.name(),
                    list.summary(),
                    list.words(),
                    result("kind", list.outputKind()),
                    list.parameter(),
                    body -> {
                        body.set(list.parameter(), entity(list.inputKind(), true));
                        if (list.hasRelations()) {
                            String usual =
                                    list.defaultRelations().size() == 1
                                            ? list.defaultRelations().get(0)
                                            : "all of them";
                            body.set(
                                    "relation",
                                    choice(
                                            list.relations(),
                                            "Only this relation; otherwise " + usual + "."));
                        }
                        body.set(
                                "limit",
                                integer(
                                        1,
                                        BkgService.MAX_LIMIT,
                                        "Entities a page holds; "
                                                + BkgService.DEFAULT_LIMIT
                                                + " unless said."));
                        body.set(
                                "cursor",
                                text("The next_cursor of the page before.")
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
                body -> body.set("list", rows()));
        operation(
                "top",
                "The best entities of a list",
                "Keep the top {n} of {list}",
                result("sameAs", "list"),
                "list,n",
                body -> {
                    body.set("list", rows());
                    body.set(
                            "by",
                            choice(
                                    BkgService.ORDERS,
                                    "What is best: most edges (degree, unless said), most inputs, or first by name."));
                    body.set("n", integer(1, BkgService.MAX_LIMIT, "How many."));
                });
        operation(
                "filter",
                "Rows of one kind or relation",
                "Keep of {list} only some",
                result("sameAs", "list"),
                "list",
                body -> {
                    body.set("list", rows());
                    body.set("kind", choice(Kinds.ALL, "Only entities of this kind."));
                    body.set(
                            "relation",
                            choice(BkgService.relations(), "Only rows found by this relation."));
                });
        operation(
                "path",
                "A shortest way between two entities",
                "Find how {from} and {to} are connected",
                result("kind", "any"),
                "from,to",
                body -> {
                    body.set("from", entity("any", false));
                    body.set("to", entity("any", false));
                    body.set(
                            "max_length",
                            integer(
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
                    body.set("a", rows());
                    body.set("b", rows());
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
        ObjectNode body =
                request.putObject("content")
                        .putObject("application/json")
                        .putObject("schema")
                        .put("type", "object");
        for (String parameter : required.split(",")) {
            body.withArray("required").add(parameter);
        }
        properties.accept(body.putObject("properties"));
        ObjectNode responses = post.putObject("responses");
        ObjectNode answer = responses.putObject("200").put("description", "The answer");
        answer.putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/" + (result.has("scalar") ? "Value" : "List"));
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
    }

    private ObjectNode text(String description) {
        return mapper.createObjectNode().put("type", "string").put("description", description);
    }

    private ObjectNode choice(List<String> words, String description) {
        ObjectNode schema = text(description);
        words.forEach(schema.putArray("enum")::add);
        return schema;
    }

    private ObjectNode integer(int minimum, int maximum, String description) {
        return mapper.createObjectNode()
                .put("type", "integer")
                .put("minimum", minimum)
                .put("maximum", maximum)
                .put("description", description);
    }

    private ObjectNode entity(String kind, boolean many) {
        ObjectNode schema = mapper.createObjectNode().put("x-hone-kind", kind);
        schema.put(
                "description", "Identifier or exact name" + (many ? ", or a list of them." : "."));
        if (!many) {
            return schema.put("type", "string");
        }
        schema.withArray("oneOf").addObject().put("type", "string");
        ObjectNode list =
                schema.withArray("oneOf")
                        .addObject()
                        .put("type", "array")
                        .put("minItems", 1)
                        .put("maxItems", Arguments.MAX_INPUTS);
        list.putObject("items").put("type", "string");
        return schema;
    }

    private ObjectNode rows() {
        ObjectNode schema =
                mapper.createObjectNode()
                        .put("x-hone-rows", "any")
                        .put("type", "array")
                        .put("maxItems", Arguments.MAX_ROWS);
        schema.put("description", "Items of an earlier answer.");
        schema.putObject("items").put("$ref", "#/components/schemas/Item");
        return schema;
    }

    private void components() {
        ObjectNode components = root.putObject("components");
        ObjectNode schemas = components.putObject("schemas");
        ObjectNode item = schemas.putObject("Item").put("type", "object");
        item.putArray("required").add("id");
        ObjectNode fields = item.putObject("properties");
        fields.set("id", text("Identifier."));
        fields.set("name", text("Preferred name."));
        fields.set("kind", choice(Kinds.ALL, "Kind of entity."));
        fields.set("relation", text("How it was found; empty when by no relation."));
        fields.set(
                "input",
                text("Identifier of the input that it was found from; empty when from none."));
        fields.set("input_name", text("Name of that input."));
        ObjectNode list = schemas.putObject("List").put("type", "object");
        list.putArray("required").add("items").add("total");
        ObjectNode parts = list.putObject("properties");
        parts.putObject("items")
                .put("type", "array")
                .putObject("items")
                .put("$ref", "#/components/schemas/Item");
        parts.set(
                "total",
                mapper.createObjectNode()
                        .put("type", "integer")
                        .put("description", "Entities in the whole answer."));
        ObjectNode cursor =
                parts.putObject("next_cursor")
                        .put("description", "Ask for the next page with it; null on the last.");
        cursor.putArray("type").add("string").add("null");
        ObjectNode value = schemas.putObject("Value").put("type", "object");
        value.putArray("required").add("value");
        value.putObject("properties").putObject("value").put("type", "integer");
        ObjectNode problem =
                schemas.putObject("Problem")
                        .put("type", "object")
                        .put("description", "RFC 9457 problem details.");
        ObjectNode details = problem.putObject("properties");
        details.set("type", text("Kind of problem as a URI."));
        details.set("title", text("Kind of problem in words."));
        details.set("status", integer(400, 599, "HTTP status."));
        details.set("detail", text("What is wrong and what to do."));
        ObjectNode response =
                components
                        .putObject("responses")
                        .putObject("Problem")
                        .put("description", "The call cannot be answered");
        response.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
    }
}
