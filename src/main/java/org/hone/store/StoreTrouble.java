package org.hone.store;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.flywaydb.core.api.FlywayException;
import org.hone.domain.InvalidInputException;

/**
 * Why a store cannot be opened: one sentence that names the folder, and one that says what to do.
 */
final class StoreTrouble {
    private static final int FOREIGN_PASSWORD = 28000;
    private static final int IN_USE = 90020;
    private static final int READ_ONLY = 90097;
    private static final List<String> FULL =
            List.of("no space left", "not enough space", "disk quota exceeded", "disk full");

    private StoreTrouble() {}

    /** The path cannot be written in the address of a database. */
    static InvalidInputException semicolon(Path folder) {
        return new InvalidInputException(
                "The data folder %s has a semicolon in its path, which the database cannot take. Choose another folder with the variable HONE_DATA."
                        .formatted(folder));
    }

    /** The folder or the database in it belongs to somebody else. */
    static InvalidInputException notWritable(Path folder) {
        return new InvalidInputException(notWritableText(folder));
    }

    private static String notWritableText(Path folder) {
        return "The data folder %s cannot be written by this user. Give yourself the right to write it and the files in it, or choose another folder with the variable HONE_DATA."
                .formatted(folder);
    }

    /** Migrations were applied that this version does not know. */
    static InvalidInputException newer(Path folder) {
        return new InvalidInputException(
                "The database in %s was not made by this version of Hone but by a newer one. Start the newer Hone, or choose another data folder with the variable HONE_DATA."
                        .formatted(folder));
    }

    /** Another process has the database open. */
    static boolean inUse(Exception failed) {
        return code(failed) == IN_USE;
    }

    /** The sentences for any failure of opening. */
    static InvalidInputException explained(Path folder, Path file, Exception failed) {
        if (failed instanceof InvalidInputException known) {
            return known;
        }
        String first =
                String.valueOf(failed.getMessage()).lines().findFirst().orElse("no reason given");
        int code = code(failed);
        String text;
        if (any(failed, StoreTrouble::full)) {
            text =
                    "There is no room left on the disk of the data folder %s. Free some and start again; what was confirmed before is kept."
                            .formatted(folder);
        } else if (any(failed, FileAlreadyExistsException.class::isInstance)) {
            text =
                    "The data folder %s cannot be made, because a file has its place. Move that file, or choose another folder with the variable HONE_DATA."
                            .formatted(folder);
        } else if (code == READ_ONLY
                || any(failed, AccessDeniedException.class::isInstance)
                || any(failed, ReadOnlyFileSystemException.class::isInstance)) {
            text = notWritableText(folder);
        } else if (code == IN_USE) {
            text =
                    "The database %s is open in another Hone. Ask in its window, or close that one first and try again."
                            .formatted(file);
        } else if (code == FOREIGN_PASSWORD) {
            text =
                    "The database %s does not belong to this data folder. Choose another data folder, or move the file away."
                            .formatted(file);
        } else if (any(failed, FlywayException.class::isInstance)) {
            text =
                    "The database %s could not be brought up to date (%s). Nothing was deleted: start the version of Hone that made it, restore a copy from its backups folder, or move the file away to start anew."
                            .formatted(file, first);
        } else {
            text =
                    "The database %s cannot be opened (%s). Nothing was changed: restore a file from its backups folder, or move it away to start anew."
                            .formatted(file, first);
        }
        return new InvalidInputException(text, failed);
    }

    private static boolean full(Throwable failed) {
        String message = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
        return FULL.stream().anyMatch(message::contains);
    }

    private static boolean any(Throwable failed, Predicate<Throwable> what) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (what.test(cause)) {
                return true;
            }
        }
        return false;
    }

    private static int code(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() != 0) {
                return sql.getErrorCode();
            }
        }
        return 0;
    }
}
