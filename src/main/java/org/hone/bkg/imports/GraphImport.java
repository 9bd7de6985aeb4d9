package org.hone.bkg.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.hone.bkg.graph.GraphFile;
import org.hone.bkg.graph.Kinds;
import org.hone.bkg.graph.Metaedge;
import org.hone.domain.Entity;
import org.hone.domain.InvalidInputException;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/**
 * Reads a graph from a table of nodes and a table of edges: Hone's own CSV, Hetionet's TSV and SIF,
 * gzipped or not.
 */
public final class GraphImport {
    private static final List<String> NODE_COLUMNS = List.of("id", "name", "kind", "synonyms?");
    private static final List<String> EDGE_COLUMNS =
            List.of("source", "metaedge", "target", "provenance|origin?");
    private static final long REPORT_EVERY = 50_000;

    private final TableReader tables = new TableReader();

    /** How much was read. */
    public record Counts(long nodes, long edges) {}

    /**
     * Replaces a graph by the content of two files. The old graph stays until the new one is whole.
     *
     * @throws InvalidInputException naming the file and line that cannot be used
     */
    public Counts run(
            Path nodes, Path edges, GraphFile file, Progress progress, Cancellation cancellation)
            throws IOException {
        AtomicLong nodeCount = new AtomicLong();
        AtomicLong edgeCount = new AtomicLong();
        file.replace(
                writer -> {
                    tables.read(
                            nodes,
                            NODE_COLUMNS,
                            (line, row) -> {
                                writer.node(entity(row), synonyms(row[3]));
                                count(nodeCount, "nodes", progress);
                            });
                    tables.read(
                            edges,
                            EDGE_COLUMNS,
                            (line, row) -> {
                                writer.edge(row[0], metaedge(row), row[2], row[3]);
                                count(edgeCount, "edges", progress);
                            });
                    progress.update(0, 0, "Indexing");
                },
                cancellation);
        return new Counts(nodeCount.get(), edgeCount.get());
    }

    private static void count(AtomicLong counter, String what, Progress progress) {
        if (counter.incrementAndGet() % REPORT_EVERY == 0) {
            progress.update(counter.get(), 0, "%,d %s read".formatted(counter.get(), what));
        }
    }

    private static Entity entity(String[] row) {
        if (row[0].isEmpty() || row[1].isEmpty()) {
            throw new InvalidInputException("a node needs an id and a name.");
        }
        String kind =
                Kinds.ALL.stream()
                        .filter(
                                known ->
                                        known.toLowerCase(Locale.ROOT)
                                                .equals(row[2].toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new InvalidInputException(
                                                "the kind "
                                                        + row[2]
                                                        + " is unknown; known are "
                                                        + String.join(", ", Kinds.ALL)
                                                        + "."));
        return new Entity(row[0], row[1], kind);
    }

    private static List<String> synonyms(String cell) {
        return Arrays.stream(cell.split("\\|"))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private static Metaedge metaedge(String[] row) {
        return Metaedge.ofLetters(row[1])
                .orElseThrow(
                        () -> new InvalidInputException("the metaedge " + row[1] + " is unknown."));
    }
}
