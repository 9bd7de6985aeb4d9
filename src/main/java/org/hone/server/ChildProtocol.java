package org.hone.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hone.assistant.Assistant;
import org.hone.domain.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the assistant process talks to the window that started it: the token comes in as the first
 * line, {@code ready PORT} or {@code failed SENTENCE} goes out, and the end of the input (the
 * window is gone, however it went) ends the process.
 */
public final class ChildProtocol {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProtocol.class);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int STUCK = 3;

    private ChildProtocol() {}

    /** Opens the assistant. */
    @FunctionalInterface
    public interface Opening {
        /** Opens what will be served; closed at the end if it is AutoCloseable. */
        Assistant open() throws Exception;
    }

    /**
     * Serves until the input ends. A process that is still there ten seconds later, because
     * something in it hangs, is ended by force.
     *
     * @return 0, or 1 when the assistant could not be opened
     */
    public static int run(InputStream in, PrintStream out, Opening opening) throws IOException {
        return run(in, out, opening, GRACE, () -> Runtime.getRuntime().halt(STUCK));
    }

    static int run(
            InputStream in, PrintStream out, Opening opening, Duration grace, Runnable onStuck)
            throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String token = lines.readLine();
        if (token == null || token.length() < 16) {
            out.println("failed No token was handed over.");
            return 1;
        }
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread watch = new Thread(() -> watch(lines, gone, ended, grace, onStuck), "window-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            return serve(token, out, opening, gone);
        } finally {
            ended.countDown();
        }
    }

    private static void watch(
            BufferedReader lines,
            CountDownLatch gone,
            CountDownLatch ended,
            Duration grace,
            Runnable onStuck) {
        try {
            while (lines.readLine() != null) {
                // Only the end of the input matters.
            }
        } catch (IOException broken) {
            LOG.warn("The window cannot be heard any more", broken);
        }
        gone.countDown();
        try {
            if (!ended.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                onStuck.run();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int serve(String token, PrintStream out, Opening opening, CountDownLatch gone) {
        Assistant assistant;
        try {
            assistant = opening.open();
        } catch (InvalidInputException invalid) {
            out.println("failed " + invalid.getMessage().replace('\n', ' '));
            return 1;
        } catch (Exception failed) {
            LOG.error("The assistant could not start", failed);
            out.println(
                    "failed The assistant could not start (%s); its log says more. Start Hone again."
                            .formatted(String.valueOf(failed).replace('\n', ' ')));
            return 1;
        }
        try (AssistantServer server = AssistantServer.start(assistant, "127.0.0.1", 0, token)) {
            out.println("ready " + server.port());
            out.flush();
            gone.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            close(assistant);
        }
        return 0;
    }

    private static void close(Assistant assistant) {
        if (assistant instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception failed) {
                throw new IllegalStateException("The assistant did not close cleanly", failed);
            }
        }
    }
}
