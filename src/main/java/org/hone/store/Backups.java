package org.hone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    private static final String PREFIX = "hone-";
    private static final String SUFFIX = ".zip";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path folder;

    Backups(Path dataFolder) {
        this.folder = dataFolder.resolve("backups");
    }

    /** Writes a copy while the database is in use; a copy that is there is whole. */
    Path write(Jdbi jdbi) throws IOException {
        Files.createDirectories(folder);
        Path copy = folder.resolve(PREFIX + STAMP.format(Instant.now()) + SUFFIX);
        Path part = folder.resolve(copy.getFileName() + ".part");
        try {
            jdbi.useHandle(
                    handle ->
                            handle.execute(
                                    "BACKUP TO '" + part.toString().replace("'", "''") + "'"));
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.filter(Backups::ours).sorted(Comparator.reverseOrder()).toList();
        }
        for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.delete(old);
        }
        return copy;
    }

    private static boolean ours(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }
}
