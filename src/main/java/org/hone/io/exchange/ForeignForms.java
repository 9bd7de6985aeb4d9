package org.hone.io.exchange;

import static org.hone.io.exchange.RecordForms.required;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hone.io.exchange.Exchanged.Comparison;

/** Records of annotation tools. Each submitted answer to a task is a comparison of its own. */
final class ForeignForms {
    private ForeignForms() {}

    /**
     * A task of Label Studio's JSON export. The prompt is the datum {@code prompt} (else {@code
     * question}, {@code text}); of a Pairwise answer the first two other texts are left and right,
     * of a Ranker answer the items' ids and texts come from the datum that is a list.
     */
    static List<Exchanged> labelStudio(JsonNode task) throws DamagedRecord {
        JsonNode data = required(task, "data");
        List<Exchanged> found = new ArrayList<>();
        for (JsonNode annotation : required(task, "annotations")) {
            if (annotation.path("was_cancelled").asBoolean(false)) {
                continue;
            }
            String annotator = text(annotation.path("completed_by"));
            for (JsonNode result : annotation.path("result")) {
                JsonNode value = result.path("value");
                if (value.path("selected").isTextual()) {
                    found.add(pairwise(data, value.get("selected").textValue(), annotator));
                } else if (value.has("ranker")) {
                    found.add(ranker(data, value.get("ranker"), annotator));
                }
            }
        }
        return found;
    }

    /** Who annotated is a number, an address or an object with one. */
    private static String text(JsonNode who) {
        return who.isObject()
                ? who.path("email").asText(who.path("id").asText(""))
                : who.asText("");
    }

    private static String promptName(JsonNode data) throws DamagedRecord {
        for (String name : List.of("prompt", "question", "text")) {
            if (data.path(name).isTextual()) {
                return name;
            }
        }
        throw new DamagedRecord("the task has no datum \"prompt\"");
    }

    private static Exchanged pairwise(JsonNode data, String selected, String annotator)
            throws DamagedRecord {
        String prompt = promptName(data);
        List<Passage> sides = new ArrayList<>();
        data.fields()
                .forEachRemaining(
                        field -> {
                            if (field.getValue().isTextual() && !field.getKey().equals(prompt)) {
                                sides.add(Passage.of(field.getValue().textValue()));
                            }
                        });
        if (sides.size() < 2) {
            throw new DamagedRecord("the task has no two texts to compare");
        }
        List<List<Integer>> tiers =
                switch (selected) {
                    case "left" -> List.of(List.of(0), List.of(1));
                    case "right" -> List.of(List.of(1), List.of(0));
                    default -> throw new DamagedRecord("\"selected\" is neither left nor right");
                };
        return new Comparison(
                Passage.of(data.get(prompt).textValue()),
                sides.subList(0, 2),
                tiers,
                annotator,
                "");
    }

    private static Exchanged ranker(JsonNode data, JsonNode ranker, String annotator)
            throws DamagedRecord {
        Map<String, Passage> items = new LinkedHashMap<>();
        for (JsonNode datum : data) {
            if (datum.isArray()) {
                for (JsonNode item : datum) {
                    items.put(
                            item.path("id").asText(),
                            Passage.of(item.path("body").asText(item.path("title").asText())));
                }
            }
        }
        JsonNode order = ranker.isArray() ? ranker : ranker.path("rank");
        List<String> ids = List.copyOf(items.keySet());
        List<List<Integer>> tiers = new ArrayList<>();
        for (JsonNode id : order) {
            int index = ids.indexOf(id.asText());
            if (index < 0) {
                throw new DamagedRecord("the ranking names an item that the task lacks");
            }
            tiers.add(List.of(index));
        }
        return comparison(
                Passage.of(data.get(promptName(data)).textValue()),
                List.copyOf(items.values()),
                tiers,
                annotator);
    }

    private static Comparison comparison(
            Passage prompt, List<Passage> completions, List<List<Integer>> tiers, String annotator)
            throws DamagedRecord {
        try {
            return new Comparison(prompt, completions, tiers, annotator, "");
        } catch (IllegalArgumentException wrong) {
            throw new DamagedRecord(wrong.getMessage());
        }
    }

    /**
     * A record of Argilla: {@code fields} with the prompt and the texts that are ranked, and per
     * ranking question the {@code responses}, whose values name fields and their ranks; equal ranks
     * are ties.
     */
    static List<Exchanged> argilla(JsonNode record) throws DamagedRecord {
        JsonNode fields = required(record, "fields");
        List<Exchanged> found = new ArrayList<>();
        for (JsonNode answers : required(record, "responses")) {
            for (JsonNode answer : answers) {
                JsonNode value = answer.path("value");
                boolean submitted = answer.path("status").asText("submitted").equals("submitted");
                if (submitted && value.isArray() && value.path(0).has("rank")) {
                    found.add(ranked(fields, value, answer.path("user_id").asText("")));
                }
            }
        }
        return found;
    }

    private static Exchanged ranked(JsonNode fields, JsonNode value, String annotator)
            throws DamagedRecord {
        List<Passage> completions = new ArrayList<>();
        Map<Integer, List<Integer>> byRank = new TreeMap<>();
        List<String> named = new ArrayList<>();
        for (JsonNode entry : value) {
            String name = required(entry, "value").asText();
            named.add(name);
            byRank.computeIfAbsent(required(entry, "rank").asInt(), rank -> new ArrayList<>())
                    .add(completions.size());
            completions.add(RecordForms.passage(required(fields, name), name));
        }
        for (String name : List.of("prompt", "instruction", "question", "text")) {
            if (fields.hasNonNull(name) && !named.contains(name)) {
                return comparison(
                        RecordForms.passage(fields.get(name), name),
                        completions,
                        List.copyOf(byRank.values()),
                        annotator);
            }
        }
        throw new DamagedRecord("the record has no field \"prompt\"");
    }
}
