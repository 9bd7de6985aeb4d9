package org.hone.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.hone.domain.AnnotationRepository;
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
    private static final String FILE = NAME + ".mv.db";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 250;
    private static final String USER = "hone";

    private final HikariDataSource source;
    private final Jdbi jdbi;
    private final AnnotationRepository annotation;

    private Store(HikariDataSource source) {
        this.source = source;
        this.jdbi = Jdbi.create(source);
        this.annotation = new JdbiAnnotationRepository(jdbi, new Documents(Json.newMapper()));
    }

    /**
     * Opens the database of a folder, creates it when there is none, and brings it up to date after
     * a backup.
     *
     * @throws InvalidInputException if it is damaged, foreign, newer than this Hone, in use, cannot
     *     be written or has no room; it names the folder, says what to do, and nothing is deleted
     */
    public static Store open(Path folder) {
        return open(folder, PATIENCE);
    }

    /**
     * @param patience how long to wait for a database in use: the assistant of a window that was
     *     killed needs a moment to end
     */
    static Store open(Path folder, Duration patience) {
        long began = System.nanoTime();
        while (true) {
            try {
                return openOnce(folder);
            } catch (IOException | RuntimeException failed) {
                if (!StoreTrouble.inUse(failed)
                        || System.nanoTime() - began >= patience.toNanos()
                        || interruptedWhileWaiting()) {
                    throw StoreTrouble.explained(folder, folder.resolve(FILE), failed);
                }
            }
        }
    }

    private static boolean interruptedWhileWaiting() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Store openOnce(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        boolean fresh = !Files.exists(file);
        if (folder.toAbsolutePath().toString().contains(";")) {
            throw StoreTrouble.semicolon(folder);
        }
        Files.createDirectories(folder);
        if (!Files.isWritable(folder) || !fresh && !Files.isWritable(file)) {
            throw StoreTrouble.notWritable(folder);
        }
        HikariDataSource source = new HikariDataSource(config(folder, password(folder, fresh)));
        try {
            migrate(source, folder, fresh);
            return new Store(source);
        } catch (IOException | RuntimeException failed) {
            source.close();
            throw failed;
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
            if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
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
        MigrationInfoService info = flyway.info();
        if (Arrays.stream(info.all()).anyMatch(Store::future)) {
            throw StoreTrouble.newer(folder);
        }
        boolean mend = Arrays.stream(info.all()).anyMatch(Store::mendable);
        if (!fresh && (mend || info.pending().length > 0)) {
            new Backups(folder).write(Jdbi.create(source));
        }
        if (mend) {
            flyway.repair();
        }
        flyway.migrate();
    }

    private static boolean future(MigrationInfo migration) {
        MigrationState state = migration.getState();
        return state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED;
    }

    /** A migration that stopped in its middle, or the first one as it was before any release. */
    private static boolean mendable(MigrationInfo migration) {
        boolean first =
                migration.getVersion() != null && migration.getVersion().getVersion().equals("1");
        return migration.getState() == MigrationState.FAILED
                || first && migration.getState().isApplied() && !migration.isChecksumMatching();
    }

    /** Suggestions and what became of them. */
    public SuggestionRepository suggestions() {
        return new JdbiSuggestionRepository(jdbi, Json.newMapper());
    }

    /** Annotation tasks and what was judged. */
    public AnnotationRepository annotation() {
        return annotation;
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
