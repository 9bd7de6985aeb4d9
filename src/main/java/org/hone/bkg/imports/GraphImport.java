package org.hone.bkg.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hone.bkg.graph.GraphFile;
import org.hone.domain.Entity;
import org.hone.domain.InvalidInputException;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/**
 * Reads a graph from a table of nodes and a table of edges: Hone's own CSV, Hetionet's TSV and SIF,
 * or any other columns, gzipped or not.
 */
public final class GraphImport {
    private static final long REPORT_EVERY = 50_000;

    private final TableReader tables = new TableReader();
    private final GraphColumns columns;

    /** Reads tables with Hone's or Hetionet's columns. */
    public GraphImport() {
        this(GraphColumns.STANDARD);
    }

    /** Reads tables with those columns. */
    public GraphImport(GraphColumns columns) {
        this.columns = columns;
    }

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
                            columns.nodes(),
                            (line, row) -> {
                                writer.node(entity(row), synonyms(row[3]));
                                count(nodeCount, "nodes", progress);
                            });
                    tables.read(
                            edges,
                            columns.edges(),
                            (line, row) -> {
                                edge(row, writer);
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

    private void edge(String[] row, GraphFile.Writer writer) throws java.sql.SQLException {
        GraphColumns.EdgeType type = columns.type(row[1], writer.kind(row[0]), writer.kind(row[2]));
        writer.edge(
                row[type.turned() ? 2 : 0], type.metaedge(), row[type.turned() ? 0 : 2], row[3]);
    }

    private Entity entity(String[] row) {
        if (row[0].isEmpty() || row[1].isEmpty()) {
            throw new InvalidInputException("a node needs an id and a name.");
        }
        return new Entity(row[0], row[1], columns.kind(row[2]));
    }

    private static List<String> synonyms(String cell) {
        return Arrays.stream(cell.split("\\|"))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
