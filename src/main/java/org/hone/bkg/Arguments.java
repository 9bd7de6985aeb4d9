package org.hone.bkg;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.index.EntityIndex;

/** Reads the body of a request; what does not fit becomes a {@link Problem}. */
final class Arguments {
    static final int MAX_INPUTS = 1000;
    static final int MAX_ROWS = 20_000;
    private static final int MAX_NAME = 500;

    private final JsonNode body;
    private final KnowledgeGraph graph;
    private final EntityIndex index;

    Arguments(JsonNode body, KnowledgeGraph graph, EntityIndex index) {
        if (!body.isObject()) {
            throw new Problem(
                    400,
                    "Bad request",
                    "The body must be a JSON object with the operation's parameters.");
        }
        this.body = body;
        this.graph = graph;
        this.index = index;
    }

    private JsonNode required(String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            throw new Problem(422, "Missing parameter", "The parameter " + name + " is required.");
        }
        return value;
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual() || value.textValue().isBlank() || value.textValue().length() > 500) {
            throw new Problem(
                    422, "Bad parameter", name + " must be a text of 1 to 500 characters.");
        }
        return value.textValue();
    }

    Optional<String> choice(String name, List<String> allowed) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || !allowed.contains(value.textValue())) {
            throw new Problem(
                    422,
                    "Bad parameter",
                    name + " must be one of " + String.join(", ", allowed) + ".");
        }
        return Optional.of(value.textValue());
    }

    Optional<Integer> integer(String name, int minimum, int maximum) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < minimum
                || value.intValue() > maximum) {
            throw new Problem(
                    422,
                    "Bad parameter",
                    "%s must be a whole number from %d to %d.".formatted(name, minimum, maximum));
        }
        return Optional.of(value.intValue());
    }

    int requiredInteger(String name, int minimum, int maximum) {
        required(name);
        return integer(name, minimum, maximum).orElseThrow();
    }

    int offset() {
        JsonNode value = body.get("cursor");
        return value == null || value.isNull() ? 0 : Cursors.offset(value.asText());
    }

    /** The nodes that a parameter names, each once, in the order given. */
    List<Integer> nodes(String name, Optional<String> kind) {
        JsonNode value = required(name);
        if (!value.isArray()) {
            return List.of(node(name, value, kind));
        }
        if (value.size() > MAX_INPUTS) {
            throw new Problem(
                    422,
                    "Too many inputs",
                    "%s has %,d entries; at most %,d are taken."
                            .formatted(name, value.size(), MAX_INPUTS));
        }
        Set<Integer> nodes = new LinkedHashSet<>();
        value.forEach(entry -> nodes.add(node(name, entry, kind)));
        return List.copyOf(nodes);
    }

    int node(String name, Optional<String> kind) {
        return node(name, required(name), kind);
    }

    private int node(String name, JsonNode value, Optional<String> kind) {
        if (!value.isTextual()) {
            throw new Problem(
                    422, "Bad parameter", name + " must be the name or identifier of an entity.");
        }
        String text = value.textValue();
        if (text.length() > MAX_NAME) {
            throw new Problem(
                    422,
                    "Bad parameter",
                    name + " has an entry of more than " + MAX_NAME + " characters.");
        }
        List<Integer> nodes = index.exact(text, kind);
        if (nodes.size() == 1) {
            return nodes.get(0);
        }
        String what = kind.orElse("entity").toLowerCase(java.util.Locale.ROOT);
        if (nodes.isEmpty()) {
            String nearest =
                    index.search(text, kind, 3).stream()
                            .map(node -> graph.node(node).name())
                            .collect(Collectors.joining(", "));
            throw new Problem(
                    404,
                    "Unknown entity",
                    "No %s is called \"%s\".%s"
                            .formatted(
                                    what,
                                    text,
                                    nearest.isEmpty() ? "" : " The nearest are " + nearest + "."));
        }
        String which =
                nodes.stream()
                        .limit(5)
                        .map(node -> graph.node(node).id() + " (" + graph.node(node).name() + ")")
                        .collect(Collectors.joining(", "));
        throw new Problem(
                409,
                "Ambiguous name",
                "\"%s\" may mean %s. Use an identifier.".formatted(text, which));
    }

    /** Rows of an earlier answer. */
    List<Row> rows(String name) {
        JsonNode value = required(name);
        if (!value.isArray()) {
            throw new Problem(
                    422, "Bad parameter", name + " must be the list of an earlier answer.");
        }
        if (value.size() > MAX_ROWS) {
            throw new Problem(
                    422,
                    "Too many rows",
                    "%s has %,d rows; at most %,d are taken."
                            .formatted(name, value.size(), MAX_ROWS));
        }
        List<Row> rows = new ArrayList<>(value.size());
        for (JsonNode row : value) {
            String id = row.isTextual() ? row.textValue() : row.path("id").asText("");
            int node =
                    graph.number(id)
                            .orElseThrow(
                                    () ->
                                            new Problem(
                                                    422,
                                                    "Bad parameter",
                                                    "A row of " + name + " has no known id."));
            rows.add(
                    new Row(
                            node,
                            row.path("relation").asText(""),
                            graph.number(row.path("input").asText("")).orElse(-1),
                            row.path("source").asText("")));
        }
        return rows;
    }
}
