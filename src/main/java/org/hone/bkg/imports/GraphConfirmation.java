package org.hone.bkg.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hone.bkg.graph.Metaedge;
import org.hone.domain.InvalidInputException;

/**
 * Looks up each row of a small edge table in the tables of a larger graph. A row is confirmed when
 * the larger graph has the same edge; of a symmetric type the other direction counts.
 */
public final class GraphConfirmation {
    private final TableReader tables = new TableReader();

    /**
     * A row that was looked up.
     *
     * @param line in its file
     * @param finding what was found
     */
    public record Checked(
            long line, String source, Metaedge metaedge, String target, Finding finding) {}

    /** What became of a row. */
    public enum Finding {
        /** The larger graph has the edge. */
        CONFIRMED,
        /** It has both nodes, but not the edge. */
        NO_EDGE,
        /** It lacks one of the nodes. */
        NO_NODE,
        /** It has no edge of that type at all, so that nothing can be said. */
        NO_SUCH_TYPE
    }

    /**
     * Rows of one type of edge.
     *
     * @param rows of the small table; the sum of the other numbers
     */
    public record Tally(int rows, int confirmed, int noEdge, int noNode, int noSuchType) {
        private Tally plus(Finding finding) {
            return new Tally(
                    rows + 1,
                    confirmed + (finding == Finding.CONFIRMED ? 1 : 0),
                    noEdge + (finding == Finding.NO_EDGE ? 1 : 0),
                    noNode + (finding == Finding.NO_NODE ? 1 : 0),
                    noSuchType + (finding == Finding.NO_SUCH_TYPE ? 1 : 0));
        }
    }

    /** Every row of the small table, in its order. */
    public record Report(List<Checked> rows) {
        public Report {
            rows = List.copyOf(rows);
        }

        /** Tallies by type of edge, in alphabetical order of their letters. */
        public Map<String, Tally> byType() {
            Map<String, Tally> tallies = new TreeMap<>();
            for (Checked row : rows) {
                tallies.merge(
                        row.metaedge().letters(),
                        new Tally(0, 0, 0, 0, 0).plus(row.finding()),
                        (before, one) -> before.plus(row.finding()));
            }
            return tallies;
        }

        /** Rows that were not confirmed. */
        public List<Checked> unconfirmed() {
            return rows.stream().filter(row -> row.finding() != Finding.CONFIRMED).toList();
        }
    }

    private record Edge(String source, Metaedge metaedge, String target) {
        static Edge of(String source, String letters, String target) {
            Metaedge metaedge =
                    Metaedge.ofLetters(letters)
                            .orElseThrow(
                                    () ->
                                            new InvalidInputException(
                                                    "the metaedge " + letters + " is unknown."));
            boolean turn = metaedge.symmetric() && source.compareTo(target) > 0;
            return turn ? new Edge(target, metaedge, source) : new Edge(source, metaedge, target);
        }
    }

    /**
     * Looks up every row.
     *
     * @param sample the small edge table
     * @param nodes the larger graph's nodes
     * @param edges the larger graph's edges, in one or more tables
     * @throws InvalidInputException naming the file and line that cannot be used
     */
    public Report run(Path sample, Path nodes, List<Path> edges) throws IOException {
        List<Checked> rows = new ArrayList<>();
        Map<Edge, Boolean> found = new HashMap<>();
        Set<String> ends = new HashSet<>();
        tables.read(
                sample,
                GraphColumns.STANDARD.edges(),
                (line, row) -> {
                    Edge edge = Edge.of(row[0], row[1], row[2]);
                    found.put(edge, false);
                    ends.add(row[0]);
                    ends.add(row[2]);
                    rows.add(
                            new Checked(
                                    line, row[0], edge.metaedge(), row[2], Finding.NO_SUCH_TYPE));
                });
        Set<String> known = new HashSet<>();
        tables.read(
                nodes,
                List.of(Column.required("id")),
                (line, row) -> {
                    if (ends.contains(row[0])) {
                        known.add(row[0]);
                    }
                });
        Set<Metaedge> types = new HashSet<>();
        for (Path table : edges) {
            tables.read(
                    table,
                    GraphColumns.STANDARD.edges(),
                    (line, row) -> {
                        Edge edge = Edge.of(row[0], row[1], row[2]);
                        types.add(edge.metaedge());
                        found.replace(edge, true);
                    });
        }
        return new Report(
                rows.stream()
                        .map(
                                row ->
                                        new Checked(
                                                row.line(),
                                                row.source(),
                                                row.metaedge(),
                                                row.target(),
                                                finding(row, found, known, types)))
                        .toList());
    }

    private static Finding finding(
            Checked row, Map<Edge, Boolean> found, Set<String> known, Set<Metaedge> types) {
        if (found.get(Edge.of(row.source(), row.metaedge().letters(), row.target()))) {
            return Finding.CONFIRMED;
        } else if (!types.contains(row.metaedge())) {
            return Finding.NO_SUCH_TYPE;
        } else if (!known.contains(row.source()) || !known.contains(row.target())) {
            return Finding.NO_NODE;
        }
        return Finding.NO_EDGE;
    }
}
