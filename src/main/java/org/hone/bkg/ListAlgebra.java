package org.hone.bkg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hone.bkg.graph.KnowledgeGraph;

/** Operations over the rows of earlier answers. Sets are compared by node. */
final class ListAlgebra {
    private final KnowledgeGraph graph;

    ListAlgebra(KnowledgeGraph graph) {
        this.graph = graph;
    }

    /** Rows of a whose node is in b too. */
    List<Row> intersect(List<Row> a, List<Row> b) {
        Set<Integer> other = nodes(b);
        return a.stream().filter(row -> other.contains(row.node())).toList();
    }

    /** Rows of a, then those of b whose node is not in a. */
    List<Row> union(List<Row> a, List<Row> b) {
        List<Row> all = new ArrayList<>(a);
        all.addAll(difference(b, a));
        return all;
    }

    /** Rows of a whose node is not in b. */
    List<Row> difference(List<Row> a, List<Row> b) {
        Set<Integer> other = nodes(b);
        return a.stream().filter(row -> !other.contains(row.node())).toList();
    }

    int count(List<Row> rows) {
        return nodes(rows).size();
    }

    /** The n best nodes, one row each. */
    List<Row> top(List<Row> rows, String by, int n) {
        Map<Integer, Row> first = new LinkedHashMap<>();
        Map<Integer, Set<Integer>> inputs = new HashMap<>();
        for (Row row : rows) {
            first.putIfAbsent(row.node(), row);
            inputs.computeIfAbsent(row.node(), node -> new HashSet<>()).add(row.input());
        }
        Comparator<Row> order =
                switch (by) {
                    case "inputs" -> Comparator.comparingInt(row -> -inputs.get(row.node()).size());
                    case "name" ->
                            Comparator.comparing(
                                    row -> graph.node(row.node()).name(),
                                    String.CASE_INSENSITIVE_ORDER);
                    default -> Comparator.comparingInt(row -> -graph.degree(row.node()));
                };
        return first.values().stream()
                .sorted(order.thenComparing(row -> graph.node(row.node()).name()))
                .limit(n)
                .toList();
    }

    List<Row> filter(List<Row> rows, Optional<String> kind, Optional<String> relation) {
        return rows.stream()
                .filter(row -> kind.map(k -> graph.node(row.node()).kind().equals(k)).orElse(true))
                .filter(row -> relation.map(r -> row.relation().equals(r)).orElse(true))
                .toList();
    }

    private static Set<Integer> nodes(List<Row> rows) {
        return rows.stream().map(Row::node).collect(Collectors.toSet());
    }
}
