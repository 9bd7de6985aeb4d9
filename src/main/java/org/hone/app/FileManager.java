package org.hone.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.hone.ui.settings.FolderOpener;

/**
 * The platform's file manager.
 *
 * @param program opens a folder given as its only argument
 */
record FileManager(String program) implements FolderOpener {
    private static final long PATIENCE_SECONDS = 3;

    FileManager {
        Objects.requireNonNull(program, "program");
    }

    /** That of this operating system. */
    static FileManager of(Properties properties) {
        String os = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return new FileManager("open");
        }
        return new FileManager(os.contains("win") ? "explorer" : "xdg-open");
    }

    @Override
    public void open(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            Process process =
                    new ProcessBuilder(program, folder.toString())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            // The Windows file manager ends with 1 when it has opened the folder.
            if (ended && process.exitValue() > 1) {
                throw new IOException("ended with " + process.exitValue());
            }
        } catch (IOException failed) {
            throw new IOException(
                    "No file manager opened the folder; copy its path instead.", failed);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
