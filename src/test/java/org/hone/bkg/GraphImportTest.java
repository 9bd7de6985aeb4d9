package org.hone.bkg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.hone.bkg.graph.GraphFile;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.graph.Metaedge;
import org.hone.bkg.imports.GraphImport;
import org.hone.domain.InvalidInputException;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphImportTest {
    private static final String NODES =
            "id\tname\tkind\nDisease::1\tasthma\tDisease\nGene::2\tIL13\tGene\n";
    private static final String EDGES = "source\tmetaedge\ttarget\nDisease::1\tDaG\tGene::2\n";

    @TempDir Path folder;
    private GraphFile file;

    @BeforeEach
    void file() {
        file = new GraphFile(folder.resolve("graph"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path gzip(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return folder.resolve(name);
    }

    private GraphImport.Counts run(Path nodes, Path edges) throws IOException {
        return new GraphImport().run(nodes, edges, file, Progress.NONE, Cancellation.none());
    }

    @Test
    void tabbedAndGzippedTablesAreRead() throws IOException {
        assertThat(run(write("n.tsv", NODES), gzip("e.sif.gz", EDGES)))
                .isEqualTo(new GraphImport.Counts(2, 1));
        KnowledgeGraph graph = file.load(Progress.NONE);
        assertThat(graph.size()).isEqualTo(2);
        assertThat(graph.edgeCounts()).containsExactly(java.util.Map.entry(Metaedge.DaG, 1));
    }

    @Test
    void quotedCsvWithSynonymsIsRead() throws IOException {
        Path nodes =
                write(
                        "n.csv",
                        "kind,id,name,synonyms\nDisease,Disease::1,\"asthma, bronchial\",wheeze|BA\nGene,Gene::2,IL13,\n");
        run(
                nodes,
                write(
                        "e.csv",
                        "source,metaedge,target,provenance\nDisease::1,DaG,Gene::2,curated\n"));
        KnowledgeGraph graph = file.load(Progress.NONE);
        assertThat(graph.node(0).name()).isEqualTo("asthma, bronchial");
        assertThat(graph.synonyms(0)).containsExactly("wheeze", "BA");
    }

    @Test
    void aBadLineIsNamedAndTheOldGraphStays() throws IOException {
        run(write("n.tsv", NODES), write("e.tsv", EDGES));
        Path nodes = write("n2.tsv", NODES);
        for (String bad :
                List.of(
                        "Disease::1\tDaG\tGene::99",
                        "Disease::1\tXYZ\tGene::2",
                        "Gene::2\tDaG\tDisease::1",
                        "Disease::1")) {
            Path edges = write("bad.tsv", EDGES + bad + "\n");
            assertThatThrownBy(() -> run(nodes, edges))
                    .as(bad)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("bad.tsv, line 3");
        }
        Path twice = write("twice.tsv", NODES + "Gene::2\tagain\tGene\n");
        assertThatThrownBy(() -> run(twice, write("e3.tsv", EDGES)))
                .hasMessageContaining("twice.tsv, line 4");
        Path unnamed = write("unnamed.tsv", "identifier\tname\n");
        assertThatThrownBy(() -> run(unnamed, write("e4.tsv", EDGES)))
                .hasMessageContaining("no column id");
        assertThatThrownBy(() -> run(folder.resolve("none.tsv"), write("e5.tsv", EDGES)))
                .hasMessageContaining("no file");
        assertThat(file.load(Progress.NONE).size()).isEqualTo(2);
    }

    @Test
    void aCancelledImportLeavesTheOldGraph() throws IOException {
        run(write("n.tsv", NODES), write("e.tsv", EDGES));
        Cancellation cancelled = new Cancellation();
        cancelled.request();
        Path more = write("more.tsv", NODES + "Gene::3\tIL4\tGene\n");
        assertThatThrownBy(
                        () ->
                                new GraphImport()
                                        .run(
                                                more,
                                                write("e2.tsv", EDGES),
                                                file,
                                                Progress.NONE,
                                                cancelled))
                .isInstanceOf(CancellationException.class);
        assertThat(file.load(Progress.NONE).size()).isEqualTo(2);
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.contains(".new"));
        }
    }

    @Test
    void theLargePublicGraphIsImported() throws IOException {
        Path nodes = Path.of("../shared/data/kg/nodes.tsv.gz");
        Assumptions.assumeTrue(
                Files.exists(nodes), "the large public graph is not on this machine");
        Assumptions.assumeTrue(
                Boolean.getBoolean("hone.fullgraph"),
                "run with -Dhone.fullgraph=true to import the large graph");
        GraphImport.Counts counts = run(nodes, Path.of("../shared/data/kg/edges.tsv.gz"));
        assertThat(counts.nodes()).isEqualTo(47_031);
        assertThat(
                        file.load(Progress.NONE).edgeCounts().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .isEqualTo((int) counts.edges());
    }
}
