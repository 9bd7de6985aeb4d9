package org.hone.bkg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hone.bkg.graph.Kinds;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.graph.Metaedge;
import org.hone.bkg.index.EntityIndex;
import org.hone.domain.Entity;
import org.junit.jupiter.api.Test;

class GraphBenchmarkTest {
    /** 600 genes and 30 diseases. */
    private static KnowledgeGraph graph() {
        KnowledgeGraph.Builder graph = new KnowledgeGraph.Builder();
        for (int i = 0; i < 600; i++) {
            graph.node(new Entity("g" + i, "gene " + i, Kinds.GENE), List.of());
        }
        for (int i = 0; i < 30; i++) {
            graph.node(new Entity("d" + i, "disease " + i, Kinds.DISEASE), List.of());
            for (int j = 0; j < 200; j++) {
                graph.edge("d" + i, Metaedge.DaG, "g" + (i * 7 + j * 3) % 600);
            }
        }
        return graph.build();
    }

    @Test
    void secondHopsHave500InputsWhereTheKindHasAsManyAndEveryRowSaysHowMany() throws Exception {
        KnowledgeGraph graph = graph();
        try (BkgServer server = BkgServer.start(graph, new EntityIndex(graph), "127.0.0.1", 0)) {
            List<GraphBenchmark.Row> rows = new GraphBenchmark(server.baseUrl(), graph).run(2, 10);
            assertThat(rows)
                    .extracting(row -> row.name() + ": " + row.inputs())
                    .containsExactly(
                            "health check (baseline): 0",
                            "single hop: 1",
                            "second hop, Disease: 30",
                            "second hop, Gene: 500",
                            "path of at most 4 edges: 2");
            assertThat(rows)
                    .allSatisfy(
                            row -> {
                                assertThat(row.calls()).isPositive();
                                assertThat(row.p50()).isPositive().isLessThanOrEqualTo(row.p99());
                            });
        }
    }
}
