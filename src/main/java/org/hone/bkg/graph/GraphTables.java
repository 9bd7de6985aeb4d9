package org.hone.bkg.graph;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hone.domain.Entity;
import org.hone.domain.InvalidInputException;
import org.hone.task.Progress;

/**
 * The tables of a graph file. Its header names the format; edges refer to the file's own tables of
 * metaedges (by Hetionet's letters) and of provenances, so that a file does not depend on the order
 * of anything in the program.
 */
final class GraphTables {
    /** What to do about a file that cannot be used. */
    static final String IMPORT_AGAIN =
            "Nothing was changed. Import the graph again with \"hone bkg import --nodes FILE --edges FILE\", or move the file away to start with the sample graph.";

    static final String FORMAT = "hone-graph-2";

    private GraphTables() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE hone_graph(format VARCHAR NOT NULL)");
            statement.execute("INSERT INTO hone_graph VALUES ('" + FORMAT + "')");
            statement.execute(
                    "CREATE TABLE node(number INT PRIMARY KEY, id VARCHAR NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL)");
            statement.execute(
                    "CREATE TABLE synonym(node INT NOT NULL, position INT NOT NULL, name VARCHAR NOT NULL)");
            statement.execute(
                    "CREATE TABLE metaedge(number INT PRIMARY KEY, letters VARCHAR NOT NULL)");
            statement.execute(
                    "CREATE TABLE provenance(number INT PRIMARY KEY, text VARCHAR NOT NULL)");
            statement.execute(
                    "CREATE TABLE edge(source INT NOT NULL, metaedge INT NOT NULL, target INT NOT NULL, provenance INT NOT NULL)");
        }
    }

    static void index(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE UNIQUE INDEX node_id ON node(id)");
            statement.execute("CREATE INDEX node_name ON node(kind, name)");
            statement.execute("CREATE INDEX edge_source ON edge(source, metaedge)");
        }
    }

    /**
     * Reads a graph.
     *
     * @param file named in errors
     * @throws InvalidInputException if the file is not of this format, or holds what this version
     *     does not know
     */
    static KnowledgeGraph read(Connection connection, Path file, Progress progress)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            checkFormat(statement, file);
            KnowledgeGraph.Builder builder = new KnowledgeGraph.Builder();
            readNodes(statement, builder);
            progress.update(0, 0, "Reading the edges");
            readEdges(statement, builder, file);
            return builder.build();
        }
    }

    private static void checkFormat(Statement statement, Path file) throws SQLException {
        try (ResultSet row =
                statement.executeQuery(
                        "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'HONE_GRAPH'")) {
            row.next();
            if (row.getInt(1) == 0) {
                throw new InvalidInputException(
                        "The database file %s is not one of Hone's graphs. Nothing was changed. Choose another data folder with HONE_DATA, or move the file away and run \"hone bkg import --nodes FILE --edges FILE\"."
                                .formatted(file));
            }
        }
        try (ResultSet row = statement.executeQuery("SELECT format FROM hone_graph")) {
            String format = row.next() ? row.getString(1) : "none";
            if (!format.equals(FORMAT)) {
                throw new InvalidInputException(
                        "The graph file %s has the format %s, but this version of Hone reads %s. %s"
                                .formatted(file, format, FORMAT, IMPORT_AGAIN));
            }
        }
    }

    private static void readNodes(Statement statement, KnowledgeGraph.Builder builder)
            throws SQLException {
        Map<Integer, List<String>> synonyms = new HashMap<>();
        try (ResultSet rows =
                statement.executeQuery("SELECT node, name FROM synonym ORDER BY node, position")) {
            while (rows.next()) {
                synonyms.computeIfAbsent(rows.getInt(1), node -> new ArrayList<>(2))
                        .add(rows.getString(2));
            }
        }
        try (ResultSet rows =
                statement.executeQuery("SELECT number, id, name, kind FROM node ORDER BY number")) {
            while (rows.next()) {
                builder.node(
                        new Entity(rows.getString(2), rows.getString(3), rows.getString(4)),
                        synonyms.getOrDefault(rows.getInt(1), List.of()));
            }
        }
    }

    private static void readEdges(Statement statement, KnowledgeGraph.Builder builder, Path file)
            throws SQLException {
        Map<Integer, Metaedge> metaedges = new HashMap<>();
        for (Map.Entry<Integer, String> named :
                texts(statement, "SELECT number, letters FROM metaedge").entrySet()) {
            metaedges.put(
                    named.getKey(),
                    Metaedge.ofLetters(named.getValue())
                            .orElseThrow(
                                    () ->
                                            new InvalidInputException(
                                                    "The graph file %s has edges of the type %s, which this version of Hone does not know. %s"
                                                            .formatted(
                                                                    file,
                                                                    named.getValue(),
                                                                    IMPORT_AGAIN))));
        }
        Map<Integer, String> provenances = texts(statement, "SELECT number, text FROM provenance");
        try (ResultSet rows =
                statement.executeQuery("SELECT source, metaedge, target, provenance FROM edge")) {
            while (rows.next()) {
                Metaedge metaedge = metaedges.get(rows.getInt(2));
                String provenance = provenances.get(rows.getInt(4));
                if (metaedge == null || provenance == null) {
                    throw new IllegalStateException("an edge refers to a missing line");
                }
                builder.edge(rows.getInt(1), metaedge, rows.getInt(3), provenance);
            }
        }
    }

    private static Map<Integer, String> texts(Statement statement, String query)
            throws SQLException {
        Map<Integer, String> texts = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.put(rows.getInt(1), rows.getString(2));
            }
        }
        return texts;
    }
}
