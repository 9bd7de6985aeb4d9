package org.hone.io.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.hone.io.exchange.Exchanged.Comparison;
import org.hone.io.exchange.Exchanged.Label;

/** Single records of the JSON forms that Hone also writes, as trees. */
final class RecordForms {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordForms() {}

    static Exchanged trl(JsonNode node) throws DamagedRecord {
        JsonNode chosen = required(node, "chosen");
        JsonNode rejected = required(node, "rejected");
        if (node.hasNonNull("prompt")) {
            Comparison pair =
                    Comparison.pair(
                            passage(node.get("prompt"), "prompt"),
                            passage(chosen, "chosen"),
                            passage(rejected, "rejected"));
            return annotated(pair, node);
        }
        return annotated(
                ImplicitPrompt.split(passage(chosen, "chosen"), passage(rejected, "rejected")),
                node);
    }

    private static Comparison annotated(Comparison pair, JsonNode node) {
        return new Comparison(
                pair.prompt(),
                pair.completions(),
                pair.tiers(),
                node.path("annotator").asText(""),
                node.path("reason").asText(""));
    }

    static ObjectNode trl(Comparison pair, int better, int worse) {
        ObjectNode node = NODES.objectNode();
        node.set("prompt", tree(pair.prompt()));
        node.set("chosen", tree(pair.completions().get(better)));
        node.set("rejected", tree(pair.completions().get(worse)));
        said(node, "annotator", pair.annotator());
        said(node, "reason", pair.reason());
        return node;
    }

    static Exchanged ranking(JsonNode node) throws DamagedRecord {
        List<Passage> completions = new ArrayList<>();
        for (JsonNode completion : array(node, "completions")) {
            completions.add(passage(completion, "completions"));
        }
        List<List<Integer>> tiers = new ArrayList<>();
        for (JsonNode tier : array(node, "tiers")) {
            List<Integer> indexes = new ArrayList<>();
            for (JsonNode index : tier) {
                if (!index.isInt()) {
                    throw new DamagedRecord("\"tiers\" is not a list of lists of numbers");
                }
                indexes.add(index.intValue());
            }
            tiers.add(indexes);
        }
        try {
            return new Comparison(
                    passage(required(node, "prompt"), "prompt"),
                    completions,
                    tiers,
                    node.path("annotator").asText(""),
                    node.path("reason").asText(""));
        } catch (IllegalArgumentException wrong) {
            throw new DamagedRecord(wrong.getMessage());
        }
    }

    static ObjectNode ranking(Comparison comparison) {
        ObjectNode node = NODES.objectNode();
        node.set("prompt", tree(comparison.prompt()));
        ArrayNode completions = node.putArray("completions");
        comparison.completions().forEach(completion -> completions.add(tree(completion)));
        ArrayNode tiers = node.putArray("tiers");
        comparison.tiers().forEach(tier -> tier.forEach(tiers.addArray()::add));
        said(node, "annotator", comparison.annotator());
        said(node, "reason", comparison.reason());
        return node;
    }

    static Exchanged kto(JsonNode node) throws DamagedRecord {
        JsonNode label = required(node, "label");
        if (!label.isBoolean()) {
            throw new DamagedRecord("\"label\" is neither true nor false");
        }
        return new Label(
                passage(required(node, "prompt"), "prompt"),
                passage(required(node, "completion"), "completion"),
                label.booleanValue(),
                node.path("annotator").asText(""));
    }

    static ObjectNode kto(Label label) {
        ObjectNode node = NODES.objectNode();
        node.set("prompt", tree(label.prompt()));
        node.set("completion", tree(label.completion()));
        node.put("label", label.good());
        said(node, "annotator", label.annotator());
        return node;
    }

    private static void said(ObjectNode node, String name, String text) {
        if (!text.isEmpty()) {
            node.put(name, text);
        }
    }

    static JsonNode required(JsonNode node, String name) throws DamagedRecord {
        if (!node.hasNonNull(name)) {
            throw new DamagedRecord("\"" + name + "\" is missing");
        }
        return node.get(name);
    }

    private static JsonNode array(JsonNode node, String name) throws DamagedRecord {
        JsonNode array = required(node, name);
        if (!array.isArray()) {
            throw new DamagedRecord("\"" + name + "\" is not a list");
        }
        return array;
    }

    static Passage passage(JsonNode node, String name) throws DamagedRecord {
        if (node.isTextual()) {
            return Passage.of(node.textValue());
        }
        List<Message> messages = new ArrayList<>();
        for (JsonNode message : node) {
            if (!message.path("role").isTextual() || !message.path("content").isTextual()) {
                throw new DamagedRecord("a message of \"" + name + "\" lacks role or content");
            }
            messages.add(
                    new Message(
                            message.get("role").textValue(), message.get("content").textValue()));
        }
        if (!node.isArray() || messages.isEmpty()) {
            throw new DamagedRecord("\"" + name + "\" is neither a text nor a list of messages");
        }
        return new Passage(messages, true);
    }

    private static JsonNode tree(Passage passage) {
        if (!passage.conversational()) {
            return NODES.textNode(passage.text());
        }
        ArrayNode array = NODES.arrayNode();
        passage.messages()
                .forEach(
                        message ->
                                array.addObject()
                                        .put("role", message.role())
                                        .put("content", message.content()));
        return array;
    }
}
