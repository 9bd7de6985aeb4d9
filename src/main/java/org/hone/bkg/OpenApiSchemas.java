package org.hone.bkg;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hone.bkg.graph.Kinds;

/** The JSON schemas of the service's document: of parameters, and of what is answered. */
final class OpenApiSchemas {
    private final ObjectMapper mapper;

    OpenApiSchemas(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    ObjectNode text(String description) {
        return mapper.createObjectNode().put("type", "string").put("description", description);
    }

    ObjectNode choice(List<String> words, String description) {
        ObjectNode schema = text(description);
        words.forEach(schema.putArray("enum")::add);
        return schema;
    }

    ObjectNode integer(int minimum, int maximum, String description) {
        return mapper.createObjectNode()
                .put("type", "integer")
                .put("minimum", minimum)
                .put("maximum", maximum)
                .put("description", description);
    }

    ObjectNode entity(String kind, boolean many) {
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

    ObjectNode rows() {
        ObjectNode schema =
                mapper.createObjectNode()
                        .put("x-hone-rows", "any")
                        .put("type", "array")
                        .put("maxItems", Arguments.MAX_ROWS);
        schema.put("description", "Items of an earlier answer.");
        schema.putObject("items").put("$ref", "#/components/schemas/Item");
        return schema;
    }

    ObjectNode components() {
        ObjectNode components = mapper.createObjectNode();
        ObjectNode schemas = components.putObject("schemas");
        ObjectNode item = schemas.putObject("Item").put("type", "object");
        item.putArray("required").add("id");
        ObjectNode fields = item.putObject("properties");
        fields.set("id", text("Identifier."));
        fields.set("name", text("Preferred name."));
        fields.set("kind", choice(Kinds.ALL, "Kind of entity."));
        fields.set("relation", text("How it was found; empty when by no relation."));
        fields.set(
                "source",
                text(
                        "Provenance of the edge that it was found by; missing when the graph records none."));
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
        return components;
    }
}
