package org.hone.bkg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hone.bkg.graph.KnowledgeGraph;

/**
 * Lists neighbours of many inputs: those reached from most inputs first, then those with most
 * edges, then by number. A page holds whole entities with all their inputs.
 */
final class Neighbours {
    private final KnowledgeGraph graph;

    Neighbours(KnowledgeGraph graph) {
        this.graph = graph;
    }

    /**
     * @param limit entities a page holds
     * @param offset entities before the page
     */
    Page list(List<Integer> inputs, List<Hop> hops, int limit, int offset) {
        int[] reached = new int[graph.size()];
        int[] lastInput = new int[graph.size()];
        Arrays.fill(lastInput, -1);
        int[] distinct = {0};
        for (int input : inputs) {
            for (Hop hop : hops) {
                graph.neighbours(
                        input,
                        hop.metaedge(),
                        hop.along(),
                        node -> {
                            if (lastInput[node] != input) {
                                lastInput[node] = input;
                                if (reached[node]++ == 0) {
                                    distinct[0]++;
                                }
                            }
                        });
            }
        }
        long[] order = order(reached, distinct[0]);
        int end = Math.min(order.length, offset + limit);
        Optional<String> next =
                end < order.length ? Optional.of(Cursors.of(end)) : Optional.empty();
        return new Page(
                rows(inputs, hops, order, Math.min(offset, order.length), end), order.length, next);
    }

    /** Sort keys: complement of inputs, complement of degree, node. */
    private long[] order(int[] reached, int distinct) {
        long[] keys = new long[distinct];
        int n = 0;
        for (int node = 0; node < reached.length; node++) {
            if (reached[node] > 0) {
                long byInputs = 0xfff - Math.min(reached[node], 0xfff);
                long byDegree = 0xfffff - Math.min(graph.degree(node), 0xfffff);
                keys[n++] = byInputs << 52 | byDegree << 32 | node;
            }
        }
        Arrays.sort(keys);
        return keys;
    }

    private List<Row> rows(List<Integer> inputs, List<Hop> hops, long[] order, int from, int to) {
        int[] place = new int[graph.size()];
        List<List<Row>> byNode = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            place[(int) order[i]] = i - from + 1;
            byNode.add(new ArrayList<>(1));
        }
        for (int input : inputs) {
            for (Hop hop : hops) {
                graph.neighbours(
                        input,
                        hop.metaedge(),
                        hop.along(),
                        node -> {
                            if (place[node] > 0) {
                                byNode.get(place[node] - 1)
                                        .add(new Row(node, hop.relation(), input));
                            }
                        });
            }
        }
        return byNode.stream().flatMap(List::stream).toList();
    }
}
