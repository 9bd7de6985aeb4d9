package org.hone.bkg.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hone.domain.Entity;
import org.hone.domain.InvalidInputException;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/**
 * The H2 file that keeps a graph: tables node, synonym and edge. Replacing a graph writes a new
 * file beside the old one and moves it there when it is whole, so that a crash or a cancelled
 * import leaves the old graph.
 */
public final class GraphFile {
    private static final String SUFFIX = ".mv.db";
    private static final String FORMAT = "hone-graph-1";
    private static final int BATCH = 10_000;

    private final Path base;

    /**
     * @param base the file's path without H2's {@code .mv.db}
     */
    public GraphFile(Path base) {
        this.base = base.toAbsolutePath();
    }

    /** Whether there is a graph. */
    public boolean exists() {
        return Files.exists(file(base));
    }

    private static Path file(Path base) {
        return base.resolveSibling(base.getFileName() + SUFFIX);
    }

    /** Hands nodes and edges to a new file. */
    @FunctionalInterface
    public interface Source {
        /** Writes everything. */
        void writeTo(Writer writer) throws IOException, SQLException;
    }

    /** Takes nodes, then edges. */
    public interface Writer {
        /** Adds a node. */
        void node(Entity entity, List<String> synonyms) throws SQLException;

        /** Adds an edge between nodes added before. */
        void edge(String source, Metaedge metaedge, String target, String provenance)
                throws SQLException;
    }

    /**
     * Replaces the graph.
     *
     * @throws InvalidInputException if the source is no good; the old graph stays
     * @throws java.util.concurrent.CancellationException if cancelled; the old graph stays
     */
    public void replace(Source source, Cancellation cancellation) throws IOException {
        Files.createDirectories(base.getParent());
        Path fresh = base.resolveSibling(base.getFileName() + ".new");
        Files.deleteIfExists(file(fresh));
        try {
            try (Connection connection = connect(fresh, "")) {
                connection.setAutoCommit(false);
                createTables(connection);
                try (BatchWriter writer = new BatchWriter(connection, cancellation)) {
                    source.writeTo(writer);
                    writer.flush();
                }
                createIndexes(connection);
                connection.commit();
            } catch (SQLException failed) {
                throw new IOException(
                        "Cannot write " + file(fresh) + ": " + failed.getMessage(), failed);
            }
            cancellation.check();
            Files.move(
                    file(fresh),
                    file(base),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(file(fresh));
        }
    }

    /**
     * Reads the graph into memory.
     *
     * @throws InvalidInputException if the file is damaged, or is no graph of Hone's; it is left as
     *     it is
     */
    public KnowledgeGraph load(Progress progress) {
        KnowledgeGraph.Builder builder = new KnowledgeGraph.Builder();
        try (Connection connection = connect(base, ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r")) {
            checkFormat(connection);
            List<List<String>> synonyms = new ArrayList<>();
            try (Statement statement = connection.createStatement()) {
                try (ResultSet rows =
                        statement.executeQuery(
                                "SELECT node, name FROM synonym ORDER BY node, position")) {
                    while (rows.next()) {
                        int node = rows.getInt(1);
                        while (synonyms.size() <= node) {
                            synonyms.add(new ArrayList<>());
                        }
                        synonyms.get(node).add(rows.getString(2));
                    }
                }
                try (ResultSet rows =
                        statement.executeQuery(
                                "SELECT number, id, name, kind FROM node ORDER BY number")) {
                    while (rows.next()) {
                        int number = rows.getInt(1);
                        builder.node(
                                new Entity(rows.getString(2), rows.getString(3), rows.getString(4)),
                                number < synonyms.size() ? synonyms.get(number) : List.of());
                    }
                }
                progress.update(0, 0, "Reading the edges");
                Metaedge[] metaedges = Metaedge.values();
                try (ResultSet rows =
                        statement.executeQuery("SELECT source, metaedge, target FROM edge")) {
                    while (rows.next()) {
                        builder.edge(rows.getInt(1), metaedges[rows.getInt(2)], rows.getInt(3));
                    }
                }
            }
            return builder.build();
        } catch (SQLException | RuntimeException damaged) {
            if (damaged instanceof InvalidInputException known) {
                throw known;
            }
            throw new InvalidInputException(
                    "The graph file %s cannot be read (%s). Move it away and import the graph again; nothing was changed."
                            .formatted(file(base), firstLine(damaged)),
                    damaged);
        }
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private void checkFormat(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'HONE_GRAPH'")) {
            row.next();
            if (row.getInt(1) == 0) {
                throw new InvalidInputException(
                        "The database file %s holds no graph of Hone's. Choose another data folder or move the file away."
                                .formatted(file(base)));
            }
        }
    }

    private static Connection connect(Path base, String options) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:"
                        + base
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
                        + options,
                "hone",
                "");
    }

    private static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE hone_graph(format VARCHAR NOT NULL)");
            statement.execute("INSERT INTO hone_graph VALUES ('" + FORMAT + "')");
            statement.execute(
                    "CREATE TABLE node(number INT PRIMARY KEY, id VARCHAR NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL)");
            statement.execute(
                    "CREATE TABLE synonym(node INT NOT NULL, position INT NOT NULL, name VARCHAR NOT NULL)");
            statement.execute(
                    "CREATE TABLE edge(source INT NOT NULL, metaedge TINYINT NOT NULL, target INT NOT NULL, provenance VARCHAR)");
        }
    }

    private static void createIndexes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE UNIQUE INDEX node_id ON node(id)");
            statement.execute("CREATE INDEX node_name ON node(kind, name)");
            statement.execute("CREATE INDEX edge_source ON edge(source, metaedge)");
        }
    }

    /** Writes in batches and knows the number of each node. */
    private static final class BatchWriter implements Writer, AutoCloseable {
        private final java.util.Map<String, Integer> numbers = new java.util.HashMap<>();
        private final List<String> kinds = new ArrayList<>();
        private final PreparedStatement nodes;
        private final PreparedStatement synonyms;
        private final PreparedStatement edges;
        private final Cancellation cancellation;
        private int pending;

        BatchWriter(Connection connection, Cancellation cancellation) throws SQLException {
            this.cancellation = cancellation;
            nodes = connection.prepareStatement("INSERT INTO node VALUES (?, ?, ?, ?)");
            synonyms = connection.prepareStatement("INSERT INTO synonym VALUES (?, ?, ?)");
            edges = connection.prepareStatement("INSERT INTO edge VALUES (?, ?, ?, ?)");
        }

        @Override
        public void node(Entity entity, List<String> otherNames) throws SQLException {
            int number = numbers.size();
            if (numbers.putIfAbsent(entity.id(), number) != null) {
                throw new InvalidInputException("The node " + entity.id() + " is listed twice.");
            }
            if (!Kinds.ALL.contains(entity.kind())) {
                throw new InvalidInputException(
                        "The node "
                                + entity.id()
                                + " is of the unknown kind "
                                + entity.kind()
                                + ".");
            }
            kinds.add(entity.kind());
            nodes.setInt(1, number);
            nodes.setString(2, entity.id());
            nodes.setString(3, entity.name());
            nodes.setString(4, entity.kind());
            nodes.addBatch();
            for (int i = 0; i < otherNames.size(); i++) {
                synonyms.setInt(1, number);
                synonyms.setInt(2, i);
                synonyms.setString(3, otherNames.get(i));
                synonyms.addBatch();
            }
            added();
        }

        @Override
        public void edge(String source, Metaedge metaedge, String target, String provenance)
                throws SQLException {
            int from = number(source, metaedge.source(), metaedge);
            int to = number(target, metaedge.target(), metaedge);
            edges.setInt(1, from);
            edges.setInt(2, metaedge.ordinal());
            edges.setInt(3, to);
            edges.setString(4, provenance);
            edges.addBatch();
            added();
        }

        private int number(String id, String kind, Metaedge metaedge) {
            Integer number = numbers.get(id);
            if (number == null) {
                throw new InvalidInputException(
                        "An edge names the node " + id + ", which is not listed.");
            }
            if (!kinds.get(number).equals(kind)) {
                throw new InvalidInputException(
                        "%s connects %s with %s, but %s is a %s."
                                .formatted(
                                        metaedge.letters(),
                                        metaedge.source(),
                                        metaedge.target(),
                                        id,
                                        kinds.get(number)));
            }
            return number;
        }

        private void added() throws SQLException {
            if (++pending >= BATCH) {
                cancellation.check();
                flush();
            }
        }

        void flush() throws SQLException {
            nodes.executeBatch();
            synonyms.executeBatch();
            edges.executeBatch();
            pending = 0;
        }

        @Override
        public void close() throws SQLException {
            nodes.close();
            synonyms.close();
            edges.close();
        }
    }
}
