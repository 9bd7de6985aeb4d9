package org.hone.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hone.domain.InvalidInputException;
import org.hone.domain.SettingsRepository;
import org.hone.domain.SuggestionRepository;
import org.hone.io.AtomicFiles;
import org.hone.io.Json;
import org.jdbi.v3.core.Jdbi;

/**
 * The application's database in the user's data folder. Every write is on disk when its method
 * returns. For one process at a time.
 */
public final class Store implements AutoCloseable {
    private static final String NAME = "hone";
    private static final String USER = "hone";
    private static final int FOREIGN_PASSWORD = 28000;
    private static final int IN_USE = 90020;

    private final HikariDataSource source;
    private final Jdbi jdbi;

    private Store(HikariDataSource source) {
        this.source = source;
        this.jdbi = Jdbi.create(source);
    }

    /**
     * Opens the database of a folder, creates it when there is none, and brings it up to date after
     * a backup.
     *
     * @throws InvalidInputException if it is damaged, foreign, newer than this Hone, in use or
     *     cannot be written; nothing is changed then
     */
    public static Store open(Path folder) {
        Path file = folder.resolve(NAME + ".mv.db");
        boolean fresh = !Files.exists(file);
        HikariDataSource source = null;
        try {
            Files.createDirectories(folder);
            source = new HikariDataSource(config(folder, password(folder, fresh)));
            migrate(source, folder, fresh);
            return new Store(source);
        } catch (IOException | RuntimeException failed) {
            if (source != null) {
                source.close();
            }
            throw explained(file, failed);
        }
    }

    private static HikariConfig config(Path folder, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(
                "jdbc:h2:file:"
                        + folder.toAbsolutePath().resolve(NAME)
                        + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE");
        config.setUsername(USER);
        config.setPassword(password);
        config.setMaximumPoolSize(4);
        config.setPoolName("hone-store");
        return config;
    }

    /** A random password beside the database, readable by its owner alone. */
    private static String password(Path folder, boolean fresh) throws IOException {
        Path file = folder.resolve("hone.secret");
        if (!Files.exists(file)) {
            if (!fresh) {
                throw new InvalidInputException(
                        "The file %s is missing, so the database beside it cannot be opened. Restore both from a backup, or choose another data folder."
                                .formatted(file));
            }
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            AtomicFiles.write(
                    file, HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII));
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    private static void migrate(HikariDataSource source, Path folder, boolean fresh)
            throws IOException {
        Flyway flyway =
                Flyway.configure()
                        .dataSource(source)
                        .locations("classpath:org/hone/store/migration")
                        .cleanDisabled(true)
                        .ignoreMigrationPatterns("")
                        .load();
        if (!fresh && flyway.info().pending().length > 0) {
            new Backups(folder).write(Jdbi.create(source));
        }
        flyway.migrate();
    }

    private static InvalidInputException explained(Path file, Exception failed) {
        if (failed instanceof InvalidInputException known) {
            return known;
        }
        String reason;
        if (failed instanceof FlywayException) {
            reason =
                    "The database %s was not made by this version of Hone (%s). Start the newer Hone, or choose another data folder.";
        } else if (code(failed) == IN_USE) {
            reason = "The database %s is open in another Hone (%s). Close that one first.";
        } else if (code(failed) == FOREIGN_PASSWORD) {
            reason =
                    "The database %s does not belong to this data folder (%s). Choose another data folder, or move the file away.";
        } else {
            reason =
                    "The database %s cannot be opened (%s). Nothing was changed: restore a file from its backups folder, or move it away to start anew.";
        }
        String first =
                String.valueOf(failed.getMessage()).lines().findFirst().orElse("no reason given");
        return new InvalidInputException(reason.formatted(file, first), failed);
    }

    private static int code(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() != 0) {
                return sql.getErrorCode();
            }
        }
        return 0;
    }

    /** Suggestions and what became of them. */
    public SuggestionRepository suggestions() {
        return new JdbiSuggestionRepository(jdbi, Json.newMapper());
    }

    /** Settings by key. */
    public SettingsRepository settings() {
        return new JdbiSettingsRepository(jdbi);
    }

    @Override
    public void close() {
        source.close();
    }
}
