package org.hone.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.hone.assistant.Assistant;
import org.hone.domain.InvalidInputException;

/**
 * How the assistant process talks to the window that started it: the token comes in as the first
 * line, {@code ready PORT} or {@code failed SENTENCE} goes out, and the end of the input (the
 * window is gone, however it went) ends the process.
 */
public final class ChildProtocol {
    private ChildProtocol() {}

    /** Opens the assistant. */
    @FunctionalInterface
    public interface Opening {
        /** Opens what will be served; closed at the end if it is AutoCloseable. */
        Assistant open() throws Exception;
    }

    /**
     * Serves until the input ends.
     *
     * @return 0, or 1 when the assistant could not be opened
     */
    public static int run(InputStream in, PrintStream out, Opening opening) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String token = lines.readLine();
        if (token == null || token.length() < 16) {
            out.println("failed No token was handed over.");
            return 1;
        }
        Assistant assistant;
        try {
            assistant = opening.open();
        } catch (InvalidInputException invalid) {
            out.println("failed " + invalid.getMessage().replace('\n', ' '));
            return 1;
        } catch (Exception failed) {
            out.println("failed The assistant could not start: " + failed);
            return 1;
        }
        try (AssistantServer server = AssistantServer.start(assistant, "127.0.0.1", 0, token)) {
            out.println("ready " + server.port());
            out.flush();
            while (lines.readLine() != null) {
                // Only the end of the input matters.
            }
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
