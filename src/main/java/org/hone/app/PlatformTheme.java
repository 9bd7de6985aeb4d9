package org.hone.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.hone.task.BackgroundTask;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/**
 * Whether the platform has dark colours, asked of a program of the platform; light when it does not
 * say so in time. JavaFX 17 itself cannot tell.
 *
 * @param command the program and its arguments
 * @param dark whether what the program printed means dark
 * @param patience how long it may take
 */
record PlatformTheme(List<String> command, Predicate<String> dark, Duration patience)
        implements BackgroundTask<Boolean> {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    PlatformTheme {
        command = List.copyOf(command);
        Objects.requireNonNull(dark, "dark");
        Objects.requireNonNull(patience, "patience");
    }

    /** The way of asking of this operating system. */
    static PlatformTheme of(Properties properties) {
        String os = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return new PlatformTheme(
                    List.of("defaults", "read", "-g", "AppleInterfaceStyle"),
                    said -> said.strip().equals("Dark"),
                    PATIENCE);
        } else if (os.contains("win")) {
            return new PlatformTheme(
                    List.of(
                            "reg",
                            "query",
                            "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                            "/v",
                            "AppsUseLightTheme"),
                    said -> said.strip().endsWith("0x0"),
                    PATIENCE);
        }
        return new PlatformTheme(
                List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme"),
                said -> said.contains("prefer-dark"),
                PATIENCE);
    }

    @Override
    public Boolean run(Progress progress, Cancellation cancellation) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return dark.test(
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
