package org.hone.ui.results.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hone.domain.Entity;
import org.hone.domain.Outcome;
import org.hone.domain.StepResult;

/**
 * The entities of a question and of its answer, and how each was reached.
 *
 * @param nodes each entity once
 * @param edges each pair and relation once, in whichever direction it was found first
 * @param found entities before {@link #top} left some out
 */
public record EntityGraph(List<Node> nodes, List<Edge> edges, int found) {
    public EntityGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * One entity.
     *
     * @param asked whether the question names it
     * @param links edges of the whole graph that end at it
     */
    public record Node(String id, String name, String kind, boolean asked, int links) {}

    /**
     * One link.
     *
     * @param from index of the node that was the input
     * @param to index of the node that was found
     * @param relation in words
     */
    public record Edge(int from, int to, String relation) {}

    /**
     * Reads the rows of every step, those of returned steps first: {@code id}, {@code name}, {@code
     * kind}, {@code relation}, {@code input} and {@code input_name}. Rows without an id, such as
     * counts, give no entity.
     *
     * @param asked the entities that the question names
     */
    public static EntityGraph of(List<Entity> asked, Outcome outcome) {
        Builder builder = new Builder();
        asked.forEach(entity -> builder.add(entity.id(), entity.name(), entity.kind(), true));
        List<Map<String, Object>> rows =
                Stream.concat(steps(outcome, true), steps(outcome, false))
                        .flatMap(step -> step.table().rows().stream())
                        .filter(row -> !text(row, "id").isBlank())
                        .toList();
        rows.forEach(
                row -> builder.add(text(row, "id"), text(row, "name"), text(row, "kind"), false));
        rows.forEach(builder::link);
        return builder.build();
    }

    private static Stream<StepResult> steps(Outcome outcome, boolean returned) {
        return outcome.steps().stream()
                .filter(step -> outcome.plan().returns().contains(step.step()) == returned);
    }

    private static String text(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return value == null ? "" : value.toString();
    }

    /** Whether there is nothing to draw but what the question names. */
    public boolean isEmpty() {
        return edges.isEmpty() && nodes.stream().allMatch(Node::asked);
    }

    /** The graph of the entities asked for and of those with the most links, earlier rows first. */
    public EntityGraph top(int limit) {
        int[] kept =
                IntStream.range(0, nodes.size())
                        .boxed()
                        .sorted(
                                Comparator.comparing((Integer i) -> !nodes.get(i).asked())
                                        .thenComparing(i -> -nodes.get(i).links()))
                        .limit(limit)
                        .mapToInt(Integer::intValue)
                        .toArray();
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < kept.length; i++) {
            places.put(kept[i], i);
        }
        List<Edge> among =
                edges.stream()
                        .filter(e -> places.containsKey(e.from()) && places.containsKey(e.to()))
                        .map(e -> new Edge(places.get(e.from()), places.get(e.to()), e.relation()))
                        .toList();
        return new EntityGraph(IntStream.of(kept).mapToObj(nodes::get).toList(), among, found);
    }

    /** The nodes that share an edge with one. */
    public Set<Integer> neighbours(int node) {
        Set<Integer> neighbours = new HashSet<>();
        for (Edge edge : edges) {
            if (edge.from() == node) {
                neighbours.add(edge.to());
            } else if (edge.to() == node) {
                neighbours.add(edge.from());
            }
        }
        return neighbours;
    }

    /** Gathers nodes and edges. */
    private static final class Builder {
        private record Pair(int low, int high, String relation) {}

        private final Map<String, Integer> indices = new HashMap<>();
        private final List<Node> nodes = new ArrayList<>();
        private final Map<Pair, Edge> edges = new LinkedHashMap<>();

        void add(String id, String name, String kind, boolean asked) {
            if (indices.putIfAbsent(id, nodes.size()) == null) {
                nodes.add(new Node(id, name.isBlank() ? id : name, kind, asked, 0));
            }
        }

        void link(Map<String, Object> row) {
            String input = text(row, "input");
            if (input.isBlank()) {
                return;
            }
            int prefix = input.indexOf("::");
            add(
                    input,
                    text(row, "input_name"),
                    prefix < 0 ? "" : input.substring(0, prefix),
                    false);
            int from = indices.get(input);
            int to = indices.get(text(row, "id"));
            String relation = text(row, "relation").replace('_', ' ');
            if (from != to) {
                edges.putIfAbsent(
                        new Pair(Math.min(from, to), Math.max(from, to), relation),
                        new Edge(from, to, relation));
            }
        }

        EntityGraph build() {
            int[] links = new int[nodes.size()];
            for (Edge edge : edges.values()) {
                links[edge.from()]++;
                links[edge.to()]++;
            }
            List<Node> counted = new ArrayList<>();
            for (int i = 0; i < links.length; i++) {
                Node node = nodes.get(i);
                counted.add(new Node(node.id(), node.name(), node.kind(), node.asked(), links[i]));
            }
            return new EntityGraph(counted, List.copyOf(edges.values()), counted.size());
        }
    }
}
