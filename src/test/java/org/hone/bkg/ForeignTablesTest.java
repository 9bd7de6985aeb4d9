package org.hone.bkg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.hone.bkg.graph.GraphFile;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.graph.Metaedge;
import org.hone.bkg.imports.GraphColumns;
import org.hone.bkg.imports.GraphImport;
import org.hone.domain.InvalidInputException;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignTablesTest {
    private static final String NODES =
            "id\tname\tkind\nDisease::1\tasthma\tDisease\nGene::2\tIL13\tGene\nGene::3\tIL4\tGene\n";
    private static final String EDGES = "source\tmetaedge\ttarget\nDisease::1\tDaG\tGene::2\n";

    @TempDir Path folder;

    private Path write(String name, String text) throws IOException {
        return write(name, text, StandardCharsets.UTF_8);
    }

    private Path write(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    private KnowledgeGraph read(GraphColumns columns, Path nodes, Path edges) throws IOException {
        GraphFile file = new GraphFile(folder.resolve("graph"));
        new GraphImport(columns).run(nodes, edges, file, Progress.NONE, Cancellation.none());
        return file.load(Progress.NONE);
    }

    private KnowledgeGraph read(Path nodes, Path edges) throws IOException {
        return read(GraphColumns.STANDARD, nodes, edges);
    }

    private void assertRefused(Path nodes, Path edges, String... words) {
        assertThatThrownBy(() -> read(nodes, edges))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(words);
        assertThat(new GraphFile(folder.resolve("graph")).exists()).isFalse();
    }

    @Test
    void sifMayLackItsHeaderAndNameSeveralTargets() throws Exception {
        Path nodes = write("n.tsv", NODES);
        for (String text :
                List.of(
                        "Disease::1\tDaG\tGene::2\tGene::3\nGene::2\tGiG\tGene::3\n",
                        "Disease::1 DaG Gene::2 Gene::3\nGene::2 GiG Gene::3\n",
                        EDGES + "Disease::1\tDaG\tGene::3\nGene::2\tGiG\tGene::3\n")) {
            assertThat(read(nodes, write("e.sif", text)).edgeCounts())
                    .as(text)
                    .isEqualTo(Map.of(Metaedge.DaG, 2, Metaedge.GiG, 1));
        }
    }

    @Test
    void aTableWithoutHeaderIsNoSif() throws Exception {
        Path edges = write("e.tsv", "Disease::1\tDaG\tGene::2\n");
        assertRefused(write("n.tsv", NODES), edges, "e.tsv, line 1", "no column source");
        Path lonely = write("e.sif", "Disease::1\tDaG\tGene::2\nGene::3\n");
        assertRefused(write("n.tsv", NODES), lonely, "e.sif, line 2", "only 1 column");
    }

    @Test
    void columnsKindsAndRelationsOfAnyNameAreRead() throws Exception {
        Path nodes =
                write(
                        "n.csv",
                        "\ufeffKey;Label;Type;Also\nD1;asthma;illness;BA|wheeze\nC1;Salbutamol;drug;\nS1;Tremor;side_effect;\n");
        Path edges =
                write(
                        "e.csv",
                        "from;verb;to;ref\nC1;treats;D1;a guideline\nD1;relieved by;C1;\nS1;causes;C1;a label\n");
        KnowledgeGraph graph =
                read(
                        GraphColumns.named(
                                new GraphColumns.NodeColumns(
                                        "key", "label", "type", Optional.of("also")),
                                new GraphColumns.EdgeColumns(
                                        "from", "verb", "to", Optional.of("ref")),
                                Map.of("illness", "Disease", "drug", "Compound"),
                                Map.of("relieved by", "CpD")),
                        nodes,
                        edges);
        assertThat(graph.edgeCounts())
                .isEqualTo(Map.of(Metaedge.CtD, 1, Metaedge.CpD, 1, Metaedge.CcSE, 1));
        assertThat(graph.synonyms(0)).containsExactly("BA", "wheeze");
        StringBuilder sources = new StringBuilder();
        graph.edges(0, Metaedge.CtD, false, (node, source) -> sources.append(node + source));
        assertThat(sources).hasToString("1a guideline");
    }

    @Test
    void aWordThatMeansNothingIsNamedWithItsLine() throws Exception {
        Path nodes = write("n.tsv", NODES + "Gene::4\tIL5\tprotein\n");
        assertRefused(nodes, write("e.tsv", EDGES), "n.tsv, line 5", "kind protein", "Gene");
        Path eats = write("e.tsv", EDGES + "\nDisease::1\teats\tGene::2\n");
        assertRefused(write("n.tsv", NODES), eats, "e.tsv, line 4", "relation eats");
        assertThatThrownBy(
                        () ->
                                GraphColumns.named(
                                        new GraphColumns.NodeColumns(
                                                "a", "b", "c", Optional.empty()),
                                        new GraphColumns.EdgeColumns(
                                                "d", "e", "f", Optional.empty()),
                                        Map.of(),
                                        Map.of("x", "nonsense")))
                .hasMessageContaining("metaedge nonsense");
    }

    @Test
    void aGzippedFileThatIsCutShortIsRefused() throws Exception {
        StringBuilder nodes = new StringBuilder(NODES);
        for (int i = 10; i < 20_000; i++) {
            nodes.append("Gene::%d\tG%d\tGene\n".formatted(i, i * 7919 % 10007));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(nodes.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = bytes.toByteArray();
        Path cut =
                Files.write(folder.resolve("n.tsv.gz"), Arrays.copyOf(whole, whole.length * 2 / 3));
        Path edges = write("e.tsv", EDGES);
        assertRefused(cut, edges, "n.tsv.gz, after line 1", "cut short", "Fetch it again");
        Files.write(cut, Arrays.copyOf(whole, 5));
        assertRefused(cut, edges, "n.tsv.gz", "cut short");
        whole[whole.length / 2] ^= 0x55;
        Files.write(cut, whole);
        assertRefused(cut, edges, "n.tsv.gz");
    }

    @Test
    void anotherEncodingIsRefusedRatherThanGarbled() throws Exception {
        String nodes = NODES + "Disease::5\tSjögren's syndrome\tDisease\n";
        Path edges = write("e.tsv", EDGES);
        assertThat(read(write("n.tsv", nodes), edges).node(3).name())
                .isEqualTo("Sjögren's syndrome");
        Files.delete(folder.resolve("graph.mv.db"));
        Path latin = write("n.tsv", nodes, StandardCharsets.ISO_8859_1);
        assertRefused(latin, edges, "n.tsv, after line", "not UTF-8", "iconv");
        Path utf16 = write("n.tsv", nodes, StandardCharsets.UTF_16);
        assertRefused(utf16, edges, "n.tsv", "not UTF-8");
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefused() throws Exception {
        Path nodes =
                write(
                        "n.csv",
                        "id,name,kind\nDisease::1,\"asthma,\nbronchial\",Disease\nGene::2,IL13,gone\n");
        assertRefused(nodes, write("e.tsv", EDGES), "n.csv, line 4", "kind gone");
        Files.writeString(nodes, "id,name,kind\nDisease::1,asthma,Disease\nGene::2,\"IL13,Gene\n");
        assertRefused(nodes, write("e.tsv", EDGES), "n.csv, after line 2");
    }
}
