package org.hone.bkg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.hone.bkg.graph.GraphFile;
import org.hone.bkg.graph.Kinds;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.graph.Metaedge;
import org.hone.domain.Entity;
import org.hone.domain.InvalidInputException;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphFileTest {
    @TempDir Path folder;

    private GraphFile file() {
        return new GraphFile(folder.resolve("graph"));
    }

    private static void write(GraphFile file) throws IOException {
        file.replace(
                writer -> {
                    writer.node(new Entity("d", "asthma", Kinds.DISEASE), List.of("wheeze"));
                    writer.node(new Entity("g", "IL13", Kinds.GENE), List.of());
                    writer.node(new Entity("h", "IL4", Kinds.GENE), List.of());
                    writer.edge("g", Metaedge.GrG, "h", "");
                    writer.edge("d", Metaedge.DaG, "g", "a review");
                    writer.edge("d", Metaedge.DaG, "g", "another");
                    writer.edge("g", Metaedge.GiG, "h", "a screen");
                    writer.edge("d", Metaedge.DaG, "h", "");
                },
                Cancellation.none());
    }

    private void sql(String... statements) throws Exception {
        try (Connection connection =
                DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("graph"), "hone", "")) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    private static String edges(KnowledgeGraph graph, int node, Metaedge metaedge, boolean along) {
        StringBuilder edges = new StringBuilder();
        graph.edges(node, metaedge, along, (to, source) -> edges.append(to + "=" + source + ";"));
        return edges.toString();
    }

    @Test
    void edgesKeepTypeAndProvenanceInBothDirections() throws Exception {
        write(file());
        KnowledgeGraph graph = file().load(Progress.NONE);
        assertThat(graph.synonyms(0)).containsExactly("wheeze");
        assertThat(edges(graph, 0, Metaedge.DaG, true)).isEqualTo("1=a review;2=;");
        assertThat(edges(graph, 1, Metaedge.DaG, false)).isEqualTo("0=a review;");
        assertThat(edges(graph, 2, Metaedge.GiG, true)).isEqualTo("1=a screen;");
        assertThat(edges(graph, 1, Metaedge.GrG, true)).isEqualTo("2=;");
        assertThat(graph.hasProvenance()).isTrue();
    }

    @Test
    void typesOfEdgesAreReadByTheirLettersNotByTheirNumber() throws Exception {
        write(file());
        sql("UPDATE metaedge SET number = number + 17", "UPDATE edge SET metaedge = metaedge + 17");
        assertThat(edges(file().load(Progress.NONE), 0, Metaedge.DaG, true))
                .isEqualTo("1=a review;2=;");
    }

    private void assertRefused(String... words) throws IOException {
        byte[] before = Files.readAllBytes(folder.resolve("graph.mv.db"));
        assertThatThrownBy(() -> file().load(Progress.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("graph.mv.db")
                .hasMessageContaining("hone bkg import --nodes")
                .hasMessageContainingAll(words);
        assertThat(Files.readAllBytes(folder.resolve("graph.mv.db"))).isEqualTo(before);
        write(file());
        assertThat(file().load(Progress.NONE).size()).isEqualTo(3);
    }

    @Test
    void aFileOfAnotherFormatIsRefusedByName() throws Exception {
        write(file());
        sql("UPDATE hone_graph SET format = 'hone-graph-1'");
        assertRefused("hone-graph-1", "hone-graph-2");
    }

    @Test
    void aForeignDatabaseIsRefused() throws Exception {
        sql("CREATE TABLE customer(id INT)");
        assertRefused("not one of Hone's graphs");
    }

    @Test
    void aCutShortFileIsRefused() throws Exception {
        write(file());
        Path database = folder.resolve("graph.mv.db");
        byte[] whole = Files.readAllBytes(database);
        Files.write(database, java.util.Arrays.copyOf(whole, whole.length / 3));
        assertRefused("damaged");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws Exception {
        Files.writeString(folder.resolve("graph.mv.db"), "no database at all ".repeat(300));
        assertRefused("damaged");
    }

    @Test
    void missingLinesAreDamage() throws Exception {
        write(file());
        sql("DELETE FROM node WHERE number = 2");
        assertRefused("damaged");
        sql("DELETE FROM provenance WHERE number = 1");
        assertRefused("damaged");
        sql("UPDATE metaedge SET letters = 'XyZ' WHERE number = 1");
        assertRefused("XyZ");
    }

    @Test
    void aKilledImportLeavesNoGraphAndTheNextIsComplete() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Halfway.class.getName(),
                                folder.resolve("graph").toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("halfway");
            assertThatThrownBy(() -> write(file())).hasMessageContaining("Another import");
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
        assertThat(folder.resolve("graph.new.mv.db")).exists();
        assertThat(file().exists()).isFalse();
        write(file());
        assertThat(file().load(Progress.NONE).size()).isEqualTo(3);
        assertThat(folder.resolve("graph.new.mv.db")).doesNotExist();
    }

    /** An import that waits for its end after half of the nodes. */
    static final class Halfway {
        private Halfway() {}

        public static void main(String[] args) throws Exception {
            new GraphFile(Path.of(args[0]))
                    .replace(
                            writer -> {
                                for (int i = 0; i < 25_000; i++) {
                                    writer.node(
                                            new Entity("g" + i, "gene " + i, Kinds.GENE),
                                            List.of());
                                }
                                System.out.println("halfway");
                                try {
                                    new CountDownLatch(1).await();
                                } catch (InterruptedException ended) {
                                    throw new IOException(ended);
                                }
                            },
                            Cancellation.none());
        }
    }
}
