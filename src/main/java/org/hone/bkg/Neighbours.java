package org.hone.bkg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.hone.bkg.graph.KnowledgeGraph;

/**
 * Lists neighbours of many inputs: those reached from most inputs first, then those with most
 * edges, then by number. A page holds whole entities with all their inputs.
 */
final class Neighbours {
    private static final int MAX_PAGE_ROWS = 5_000;

    private final KnowledgeGraph graph;
    private final ConcurrentLinkedDeque<Scratch> idle = new ConcurrentLinkedDeque<>();

    Neighbours(KnowledgeGraph graph) {
        this.graph = graph;
    }

    /** Counters per node, used again from call to call: a call cleans only what it touched. */
    private static final class Scratch {
        private final int[] reached;
        private final int[] lastInput;
        private final int[] place;
        private int[] touched = new int[256];
        private int count;

        Scratch(int nodes) {
            reached = new int[nodes];
            lastInput = new int[nodes];
            place = new int[nodes];
        }

        void reach(int node, int input) {
            if (lastInput[node] != input + 1) {
                lastInput[node] = input + 1;
                if (reached[node]++ == 0) {
                    touched = count == touched.length ? Arrays.copyOf(touched, count * 2) : touched;
                    touched[count++] = node;
                }
            }
        }

        void clean() {
            for (int i = 0; i < count; i++) {
                reached[touched[i]] = 0;
                lastInput[touched[i]] = 0;
                place[touched[i]] = 0;
            }
            count = 0;
        }
    }

    /**
     * @param limit entities a page holds
     * @param offset entities before the page
     */
    Page list(List<Integer> inputs, List<Hop> hops, int limit, int offset) {
        Scratch taken = idle.pollFirst();
        Scratch scratch = taken == null ? new Scratch(graph.size()) : taken;
        try {
            for (int input : inputs) {
                for (Hop hop : hops) {
                    graph.neighbours(
                            input, hop.metaedge(), hop.along(), node -> scratch.reach(node, input));
                }
            }
            long[] order = order(scratch);
            int from = Math.min(offset, order.length);
            int end = end(order, from, limit, hops.size(), scratch);
            Optional<String> next =
                    end < order.length ? Optional.of(Cursors.of(end)) : Optional.empty();
            return new Page(rows(inputs, hops, order, from, end, scratch), order.length, next);
        } finally {
            scratch.clean();
            idle.addFirst(scratch);
        }
    }

    /** The page's end: at most {@code limit} entities, and no more rows than list algebra takes. */
    private static int end(long[] order, int from, int limit, int hops, Scratch scratch) {
        int end = from;
        int rows = 0;
        while (end < order.length && end - from < limit) {
            rows += scratch.reached[(int) order[end]] * hops;
            if (rows > MAX_PAGE_ROWS && end > from) {
                break;
            }
            end++;
        }
        return end;
    }

    /** Sort keys: complement of inputs, complement of degree, node. */
    private long[] order(Scratch scratch) {
        long[] keys = new long[scratch.count];
        for (int i = 0; i < keys.length; i++) {
            int node = scratch.touched[i];
            long byInputs = 0x7ff - Math.min(scratch.reached[node], 0x7ff);
            long byDegree = 0xfffff - Math.min(graph.degree(node), 0xfffff);
            keys[i] = byInputs << 52 | byDegree << 32 | node;
        }
        Arrays.sort(keys);
        return keys;
    }

    private List<Row> rows(
            List<Integer> inputs, List<Hop> hops, long[] order, int from, int to, Scratch scratch) {
        int[] place = scratch.place;
        List<List<Row>> byNode = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            place[(int) order[i]] = i - from + 1;
            byNode.add(new ArrayList<>(1));
        }
        for (int input : inputs) {
            for (Hop hop : hops) {
                graph.edges(
                        input,
                        hop.metaedge(),
                        hop.along(),
                        (node, source) -> {
                            if (place[node] > 0) {
                                byNode.get(place[node] - 1)
                                        .add(new Row(node, hop.relation(), input, source));
                            }
                        });
            }
        }
        return byNode.stream().flatMap(List::stream).toList();
    }
}
