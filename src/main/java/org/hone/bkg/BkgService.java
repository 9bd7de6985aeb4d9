package org.hone.bkg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hone.bkg.graph.Kinds;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.graph.Metaedge;
import org.hone.bkg.index.EntityIndex;
import org.hone.domain.Entity;

/** Answers the operations: JSON in, JSON out. Safe for any number of threads. */
final class BkgService {
    static final int DEFAULT_LIMIT = 500;
    static final int MAX_LIMIT = 1000;
    static final int MAX_PATH = 4;
    static final List<String> ORDERS = List.of("degree", "inputs", "name");

    private final KnowledgeGraph graph;
    private final EntityIndex index;
    private final ObjectMapper mapper;
    private final Map<String, ListOperation> lists;
    private final Neighbours neighbours;
    private final ListAlgebra algebra;

    BkgService(KnowledgeGraph graph, EntityIndex index, ObjectMapper mapper) {
        this.graph = graph;
        this.index = index;
        this.mapper = mapper;
        this.lists =
                ListOperations.all().stream()
                        .collect(Collectors.toMap(ListOperation::name, Function.identity()));
        this.neighbours = new Neighbours(graph);
        this.algebra = new ListAlgebra(graph);
    }

    static List<String> relations() {
        return Stream.of(Metaedge.values()).map(Metaedge::relation).distinct().sorted().toList();
    }

    /**
     * Answers one call.
     *
     * @throws Problem if it cannot be answered
     */
    JsonNode answer(String operation, JsonNode body) {
        Arguments in = new Arguments(body, graph, index);
        ListOperation list = lists.get(operation);
        if (list != null) {
            return page(neighbours(list, in));
        }
        return switch (operation) {
            case "search_entities" -> search(in);
            case "entity" -> entity(in);
            case "intersect" -> rows(algebra.intersect(in.rows("a"), in.rows("b")));
            case "union" -> rows(algebra.union(in.rows("a"), in.rows("b")));
            case "difference" -> rows(algebra.difference(in.rows("a"), in.rows("b")));
            case "count" -> mapper.createObjectNode().put("value", algebra.count(in.rows("list")));
            case "top" ->
                    rows(
                            algebra.top(
                                    in.rows("list"),
                                    in.choice("by", ORDERS).orElse("degree"),
                                    in.requiredInteger("n", 1, MAX_LIMIT)));
            case "filter" ->
                    rows(
                            algebra.filter(
                                    in.rows("list"),
                                    in.choice("kind", Kinds.ALL),
                                    in.choice("relation", relations())));
            case "path" -> path(in);
            default ->
                    throw new Problem(
                            404,
                            "Unknown operation",
                            "There is no operation " + operation + "; /openapi.json lists them.");
        };
    }

    private Page neighbours(ListOperation operation, Arguments in) {
        List<Integer> inputs = in.nodes(operation.parameter(), Optional.of(operation.inputKind()));
        List<String> relations =
                in.choice("relation", operation.relations())
                        .map(List::of)
                        .orElse(operation.defaultRelations());
        List<Hop> hops =
                operation.hops().stream()
                        .filter(hop -> relations.contains(hop.relation()))
                        .toList();
        return neighbours.list(
                inputs, hops, in.integer("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT), in.offset());
    }

    private JsonNode search(Arguments in) {
        int limit = in.integer("limit", 1, MAX_LIMIT).orElse(20);
        List<Integer> found = index.search(in.text("text"), in.choice("kind", Kinds.ALL), limit);
        return rows(found.stream().map(node -> new Row(node, "", -1)).toList());
    }

    private JsonNode entity(Arguments in) {
        int node = in.node("id", Optional.empty());
        ObjectNode answer = (ObjectNode) rows(List.of(new Row(node, "", -1)));
        ObjectNode item = (ObjectNode) answer.withArray("items").get(0);
        item.put("degree", graph.degree(node));
        ArrayNode synonyms = item.putArray("synonyms");
        graph.synonyms(node).forEach(synonyms::add);
        return answer;
    }

    private JsonNode path(Arguments in) {
        int length = in.integer("max_length", 1, MAX_PATH).orElse(3);
        int from = in.node("from", Optional.empty());
        int to = in.node("to", Optional.empty());
        return rows(new ShortestPath(graph).find(from, to, length));
    }

    private JsonNode rows(List<Row> rows) {
        return page(Page.whole(rows));
    }

    private JsonNode page(Page page) {
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode items = answer.putArray("items");
        for (Row row : page.rows()) {
            Entity entity = graph.node(row.node());
            ObjectNode item =
                    items.addObject()
                            .put("id", entity.id())
                            .put("name", entity.name())
                            .put("kind", entity.kind());
            item.put("relation", row.relation());
            item.put("input", row.input() < 0 ? "" : graph.node(row.input()).id());
            item.put("input_name", row.input() < 0 ? "" : graph.node(row.input()).name());
        }
        answer.put("total", page.total());
        answer.put("next_cursor", page.next().orElse(null));
        return answer;
    }

    /** Names of all operations. */
    static List<String> operations() {
        return Stream.concat(
                        Stream.concat(
                                Stream.of("search_entities", "entity"),
                                ListOperations.all().stream().map(ListOperation::name)),
                        Stream.of(
                                "intersect",
                                "union",
                                "difference",
                                "count",
                                "top",
                                "filter",
                                "path"))
                .toList();
    }

    /** A summary of the graph for the health check. */
    ObjectNode health() {
        ObjectNode health =
                mapper.createObjectNode().put("status", "up").put("nodes", graph.size());
        health.put(
                "edges", graph.edgeCounts().values().stream().mapToLong(Integer::longValue).sum());
        ObjectNode kinds = health.putObject("kinds");
        IntStream.range(0, graph.size())
                .mapToObj(graph::node)
                .collect(
                        Collectors.groupingBy(
                                Entity::kind, java.util.TreeMap::new, Collectors.counting()))
                .forEach(kinds::put);
        return health;
    }
}
