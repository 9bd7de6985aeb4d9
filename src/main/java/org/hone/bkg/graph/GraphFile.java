package org.hone.bkg.graph;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.h2.api.ErrorCode;
import org.hone.domain.Entity;
import org.hone.domain.InvalidInputException;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/**
 * The H2 file that keeps a graph. Replacing a graph writes a new file beside the old one and moves
 * it there when it is whole and on the disk, so that a crash, a kill or a cancelled import leaves
 * the old graph, or none where there was none.
 */
public final class GraphFile {
    /** The form of the files that this version writes and reads. */
    public static final String FORMAT = GraphTables.FORMAT;

    private static final String SUFFIX = ".mv.db";

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

        /** Adds an edge between nodes added before; the provenance is empty when nobody says. */
        void edge(String source, Metaedge metaedge, String target, String provenance)
                throws SQLException;

        /**
         * The kind of a node added before.
         *
         * @throws InvalidInputException if there is none of that identifier
         */
        String kind(String id);
    }

    /**
     * Replaces the graph. What an import that was killed has left behind is removed first.
     *
     * @throws InvalidInputException if the source is no good, or another import into the same file
     *     runs; the old graph stays
     * @throws java.util.concurrent.CancellationException if cancelled; the old graph stays
     */
    public void replace(Source source, Cancellation cancellation) throws IOException {
        Files.createDirectories(base.getParent());
        Path lock = base.resolveSibling(base.getFileName() + ".import.lock");
        try (FileChannel channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                java.nio.channels.FileLock held = channel.tryLock()) {
            if (held == null) {
                throw runningAlready(null);
            }
            write(source, cancellation);
        } catch (OverlappingFileLockException sameProcess) {
            throw runningAlready(sameProcess);
        }
    }

    private InvalidInputException runningAlready(Throwable cause) {
        return new InvalidInputException(
                "Another import into "
                        + file(base)
                        + " is running. Wait until it ends, then import again.",
                cause);
    }

    private void write(Source source, Cancellation cancellation) throws IOException {
        Path fresh = base.resolveSibling(base.getFileName() + ".new");
        Files.deleteIfExists(file(fresh));
        try {
            try (Connection connection = connect(fresh, "")) {
                connection.setAutoCommit(false);
                GraphTables.create(connection);
                try (GraphWriter writer = new GraphWriter(connection, cancellation)) {
                    source.writeTo(writer);
                    writer.finish();
                }
                GraphTables.index(connection);
                connection.commit();
            } catch (SQLException failed) {
                throw new IOException(
                        "Cannot write " + file(fresh) + ": " + failed.getMessage(), failed);
            }
            cancellation.check();
            try (FileChannel whole = FileChannel.open(file(fresh), StandardOpenOption.WRITE)) {
                whole.force(true);
            }
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
     * @throws InvalidInputException if the file is damaged, of another format, no graph of Hone's
     *     or in use; it is left as it is, and the sentence says what to run
     */
    public KnowledgeGraph load(Progress progress) {
        try (Connection connection = connect(base, ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r")) {
            return GraphTables.read(connection, file(base), progress);
        } catch (InvalidInputException known) {
            throw known;
        } catch (SQLException | RuntimeException failed) {
            if (failed instanceof SQLException refused
                    && refused.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw new InvalidInputException(
                        "The graph file %s is in use by another program. Close that program and try again."
                                .formatted(file(base)),
                        failed);
            }
            throw new InvalidInputException(
                    "The graph file %s is damaged (%s). %s"
                            .formatted(file(base), firstLine(failed), GraphTables.IMPORT_AGAIN),
                    failed);
        }
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
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
}
