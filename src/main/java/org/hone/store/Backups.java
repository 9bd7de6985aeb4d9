package org.hone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Copies of the database in {@code backups/}; the newest five are kept. */
final class Backups {
    private static final int KEPT = 5;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path folder;

    Backups(Path dataFolder) {
        this.folder = dataFolder.resolve("backups");
    }

    /** Writes a copy while the database is in use. */
    Path write(Jdbi jdbi) throws IOException {
        Files.createDirectories(folder);
        Path copy = folder.resolve("hone-" + STAMP.format(Instant.now()) + ".zip");
        jdbi.useHandle(
                handle -> handle.execute("BACKUP TO '" + copy.toString().replace("'", "''") + "'"));
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all =
                    files.filter(file -> file.toString().endsWith(".zip"))
                            .sorted(Comparator.reverseOrder())
                            .toList();
        }
        for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.delete(old);
        }
        return copy;
    }
}
