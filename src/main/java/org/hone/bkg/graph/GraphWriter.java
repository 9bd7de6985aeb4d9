package org.hone.bkg.graph;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hone.domain.Entity;
import org.hone.domain.InvalidInputException;
import org.hone.task.Cancellation;

/** Writes a graph's rows in batches and knows the number of each node. */
final class GraphWriter implements GraphFile.Writer, AutoCloseable {
    private static final int BATCH = 10_000;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> kinds = new ArrayList<>();
    private final Map<Metaedge, Integer> metaedges = new LinkedHashMap<>();
    private final Map<String, Integer> provenances = new LinkedHashMap<>(Map.of("", 0));
    private final Connection connection;
    private final PreparedStatement nodes;
    private final PreparedStatement synonyms;
    private final PreparedStatement edges;
    private final Cancellation cancellation;
    private int pending;

    GraphWriter(Connection connection, Cancellation cancellation) throws SQLException {
        this.connection = connection;
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
                    "The node " + entity.id() + " is of the unknown kind " + entity.kind() + ".");
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
        edges.setInt(2, metaedges.computeIfAbsent(metaedge, m -> metaedges.size()));
        edges.setInt(3, to);
        edges.setInt(4, provenances.computeIfAbsent(provenance, p -> provenances.size()));
        edges.addBatch();
        added();
    }

    @Override
    public String kind(String id) {
        Integer number = numbers.get(id);
        if (number == null) {
            throw new InvalidInputException(
                    "An edge names the node " + id + ", which is not listed.");
        }
        return kinds.get(number);
    }

    private int number(String id, String kind, Metaedge metaedge) {
        String actual = kind(id);
        if (!actual.equals(kind)) {
            throw new InvalidInputException(
                    "%s connects %s with %s, but %s is a %s."
                            .formatted(
                                    metaedge.letters(),
                                    metaedge.source(),
                                    metaedge.target(),
                                    id,
                                    actual));
        }
        return numbers.get(id);
    }

    private void added() throws SQLException {
        if (++pending >= BATCH) {
            cancellation.check();
            flush();
        }
    }

    private void flush() throws SQLException {
        nodes.executeBatch();
        synonyms.executeBatch();
        edges.executeBatch();
        pending = 0;
    }

    /** Writes what is left, and the tables that edges refer to. */
    void finish() throws SQLException {
        flush();
        try (PreparedStatement names =
                connection.prepareStatement("INSERT INTO metaedge VALUES (?, ?)")) {
            for (Map.Entry<Metaedge, Integer> used : metaedges.entrySet()) {
                names.setInt(1, used.getValue());
                names.setString(2, used.getKey().letters());
                names.executeUpdate();
            }
        }
        try (PreparedStatement texts =
                connection.prepareStatement("INSERT INTO provenance VALUES (?, ?)")) {
            for (Map.Entry<String, Integer> used : provenances.entrySet()) {
                texts.setInt(1, used.getValue());
                texts.setString(2, used.getKey());
                texts.executeUpdate();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        nodes.close();
        synonyms.close();
        edges.close();
    }
}
