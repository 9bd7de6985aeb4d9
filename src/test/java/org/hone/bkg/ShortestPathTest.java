package org.hone.bkg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import org.hone.bkg.graph.Kinds;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.graph.Metaedge;
import org.hone.domain.Entity;
import org.junit.jupiter.api.Test;

class ShortestPathTest {
    private static final int NODES = 60;

    /** Genes and diseases with some edges of three types. */
    private static KnowledgeGraph random(Random random) {
        KnowledgeGraph.Builder graph = new KnowledgeGraph.Builder();
        for (int i = 0; i < NODES; i++) {
            String kind = i % 3 == 0 ? Kinds.DISEASE : Kinds.GENE;
            graph.node(new Entity("n" + i, "node " + i, kind), List.of());
        }
        for (int i = 0; i < NODES; i++) {
            int a = random.nextInt(NODES);
            int b = random.nextInt(NODES);
            if (a % 3 == 0 && b % 3 != 0) {
                graph.edge(a, Metaedge.DaG, b, "");
            } else if (a % 3 != 0 && b % 3 != 0) {
                graph.edge(a, random.nextBoolean() ? Metaedge.GrG : Metaedge.GiG, b, "");
            }
        }
        return graph.build();
    }

    /** Plain breadth-first search; -1 when there is no way. */
    private static int distance(KnowledgeGraph graph, int from, int to) {
        int[] depth = new int[NODES];
        java.util.Arrays.fill(depth, -1);
        depth[from] = 0;
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(from));
        while (!queue.isEmpty()) {
            int node = queue.poll();
            for (Metaedge metaedge : Metaedge.values()) {
                for (boolean along : new boolean[] {true, false}) {
                    graph.neighbours(
                            node,
                            metaedge,
                            along,
                            next -> {
                                if (depth[next] < 0) {
                                    depth[next] = depth[node] + 1;
                                    queue.add(next);
                                }
                            });
                }
            }
        }
        return depth[to];
    }

    @Test
    void waysAreAsShortAsThoseOfAPlainSearch() {
        Random random = new Random(7);
        for (int round = 0; round < 400; round++) {
            KnowledgeGraph graph = random(random);
            int from = random.nextInt(NODES);
            int to = random.nextInt(NODES);
            int distance = distance(graph, from, to);
            List<Row> way = new ShortestPath(graph).find(from, to, 4);
            if (distance < 0 || distance > 4) {
                assertThat(way).isEmpty();
            } else {
                assertThat(way).hasSize(distance + 1);
                assertThat(way.get(0)).isEqualTo(Row.of(from));
                assertThat(way.get(distance).node()).isEqualTo(to);
                for (int i = 1; i <= distance; i++) {
                    assertThat(way.get(i).input()).isEqualTo(way.get(i - 1).node());
                    assertThat(distance(graph, way.get(i).input(), way.get(i).node())).isOne();
                }
            }
        }
    }
}
