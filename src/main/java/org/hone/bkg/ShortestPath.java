package org.hone.bkg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.graph.Metaedge;

/**
 * Breadth-first search from both ends for a shortest way between two nodes over edges of all types.
 * The side with fewer edges to look at goes first, so that hubs are opened only when they must be.
 */
final class ShortestPath {
    private static final boolean[] ALONG = {true};
    private static final boolean[] BOTH = {true, false};

    private final KnowledgeGraph graph;

    ShortestPath(KnowledgeGraph graph) {
        this.graph = graph;
    }

    /**
     * The nodes on the way, both ends included; each row's input is the node before it. Empty when
     * none.
     *
     * @param maxLength most edges on the way
     */
    List<Row> find(int from, int to, int maxLength) {
        if (from == to) {
            return List.of(Row.of(from));
        }
        Side left = new Side(graph, from);
        Side right = new Side(graph, to);
        for (int length = 1; length <= maxLength; length++) {
            boolean fromLeft = left.edges() <= right.edges();
            int met = (fromLeft ? left : right).grow(fromLeft ? right : left);
            if (met >= 0) {
                return way(left, right, met);
            }
        }
        return List.of();
    }

    private List<Row> way(Side left, Side right, int met) {
        List<Integer> stops = new ArrayList<>();
        for (int node = met; node >= 0; node = left.before(node)) {
            stops.add(0, node);
        }
        for (int node = right.before(met); node >= 0; node = right.before(node)) {
            stops.add(node);
        }
        List<Row> way = new ArrayList<>();
        way.add(Row.of(stops.get(0)));
        for (int i = 1; i < stops.size(); i++) {
            way.add(edge(stops.get(i - 1), stops.get(i)));
        }
        return way;
    }

    /** The first edge, in the order of the metaedges, between neighbours. */
    private Row edge(int from, int to) {
        List<Row> found = new ArrayList<>(1);
        for (Metaedge metaedge : Metaedge.values()) {
            for (boolean along : metaedge.symmetric() ? ALONG : BOTH) {
                graph.edges(
                        from,
                        metaedge,
                        along,
                        (node, source) -> {
                            if (node == to && found.isEmpty()) {
                                found.add(new Row(to, metaedge.relation(), from, source));
                            }
                        });
            }
        }
        return found.get(0);
    }

    /** What has been reached from one end. */
    private static final class Side {
        private static final int NOT_REACHED = -2;

        private final KnowledgeGraph graph;
        private final int[] before;
        private int[] frontier;
        private int count;
        private int met;

        Side(KnowledgeGraph graph, int start) {
            this.graph = graph;
            before = new int[graph.size()];
            Arrays.fill(before, NOT_REACHED);
            before[start] = -1;
            frontier = new int[] {start};
        }

        /** The node before one that was reached; -1 before the start. */
        int before(int node) {
            return before[node];
        }

        /** How many edges the next step looks at. */
        long edges() {
            return Arrays.stream(frontier).mapToLong(graph::degree).sum();
        }

        /** Goes one step and gives a node that the other side has reached too, or -1. */
        int grow(Side other) {
            int[] last = frontier;
            frontier = new int[64];
            count = 0;
            met = -1;
            for (int i = 0; i < last.length && met < 0; i++) {
                int node = last[i];
                for (Metaedge metaedge : Metaedge.values()) {
                    for (boolean along : metaedge.symmetric() ? ALONG : BOTH) {
                        graph.neighbours(node, metaedge, along, next -> reach(next, node, other));
                    }
                }
            }
            frontier = Arrays.copyOf(frontier, count);
            return met;
        }

        private void reach(int node, int from, Side other) {
            if (before[node] == NOT_REACHED) {
                before[node] = from;
                frontier = count == frontier.length ? Arrays.copyOf(frontier, count * 2) : frontier;
                frontier[count++] = node;
                if (met < 0 && other.before[node] != NOT_REACHED) {
                    met = node;
                }
            }
        }
    }
}
