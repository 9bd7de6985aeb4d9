package org.hone.bkg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** Answers the operations: a JSON tree in, JSON out. Safe for any number of threads. */
final class BkgService {
    /** A page of this size lets the executor fetch its 5,000 rows in ten calls. */
    static final int DEFAULT_LIMIT = 500;

    static final int DEFAULT_SEARCH_LIMIT = 20;
    static final int MAX_LIMIT = 1000;
    static final int MAX_PATH = 4;
    static final List<String> ORDERS = List.of("degree", "inputs", "name");

    private final KnowledgeGraph graph;
    private final EntityIndex index;
    private final ObjectMapper mapper;
    private final Map<String, ListOperation> lists;
    private final Neighbours neighbours;
    private final ListAlgebra algebra;
    private final AnswerWriter writer;
    private final BodyProperties properties;

    BkgService(KnowledgeGraph graph, EntityIndex index, ObjectMapper mapper) {
        this.graph = graph;
        this.index = index;
        this.mapper = mapper;
        this.lists =
                ListOperations.all().stream()
                        .collect(Collectors.toMap(ListOperation::name, Function.identity()));
        this.neighbours = new Neighbours(graph);
        this.algebra = new ListAlgebra(graph);
        this.writer = new AnswerWriter(graph);
        this.properties = new BodyProperties(OpenApiDocument.create(mapper));
    }

    static List<String> relations() {
        return Stream.of(Metaedge.values()).map(Metaedge::relation).distinct().sorted().toList();
    }

    /**
     * Answers one call.
     *
     * @throws Problem if it cannot be answered
     */
    byte[] answer(String operation, JsonNode body) {
        Arguments in = new Arguments(body, graph, index);
        properties.check(operation, body);
        ListOperation list = lists.get(operation);
        if (list != null) {
            return writer.write(neighbours(list, in));
        }
        return switch (operation) {
            case "search_entities" -> search(in);
            case "entity" -> entity(in);
            case "intersect" -> rows(algebra.intersect(in.rows("a"), in.rows("b")));
            case "union" -> rows(algebra.union(in.rows("a"), in.rows("b")));
            case "difference" -> rows(algebra.difference(in.rows("a"), in.rows("b")));
            case "count" ->
                    bytes(mapper.createObjectNode().put("value", algebra.count(in.rows("list"))));
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

    private byte[] search(Arguments in) {
        int limit = in.integer("limit", 1, MAX_LIMIT).orElse(DEFAULT_SEARCH_LIMIT);
        List<Integer> found = index.search(in.text("text"), in.choice("kind", Kinds.ALL), limit);
        return rows(found.stream().map(node -> Row.of(node)).toList());
    }

    private byte[] entity(Arguments in) {
        int node = in.node("id", Optional.empty());
        Entity entity = graph.node(node);
        ObjectNode answer = mapper.createObjectNode();
        ObjectNode item =
                answer.putArray("items")
                        .addObject()
                        .put("id", entity.id())
                        .put("name", entity.name())
                        .put("kind", entity.kind())
                        .put("degree", graph.degree(node));
        graph.synonyms(node).forEach(item.putArray("synonyms")::add);
        return bytes(answer.put("total", 1).putNull("next_cursor"));
    }

    private byte[] path(Arguments in) {
        int length = in.integer("max_length", 1, MAX_PATH).orElse(3);
        int from = in.node("from", Optional.empty());
        int to = in.node("to", Optional.empty());
        return rows(new ShortestPath(graph).find(from, to, length));
    }

    private byte[] rows(List<Row> rows) {
        return writer.write(Page.whole(rows));
    }

    private byte[] bytes(JsonNode tree) {
        try {
            return mapper.writeValueAsBytes(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A JSON tree can always be written", impossible);
        }
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
