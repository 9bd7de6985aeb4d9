package org.hone.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hone.assistant.Assistant;

/**
 * The assistant as a child process of the window. It is started at once, watched, and started again
 * when it dies; closing it ends the child. The token travels through the child's standard input, so
 * that no list of processes shows it.
 */
public final class AssistantProcess implements AutoCloseable {
    private static final int MAX_QUICK_DEATHS = 3;
    private static final Duration QUICK = Duration.ofSeconds(30);

    /** Hears how the child is; on the watching thread. */
    public interface Listener {
        /** A child was started; it is not ready yet. */
        void starting();

        /** The child serves. */
        void ready(Assistant assistant);

        /** The child died after it was ready; another is being started. */
        void died(int exitCode);

        /** No child will be started any more, with a sentence for the user. */
        void gaveUp(String message);
    }

    private final List<String> command;
    private final Listener listener;
    private final Thread watcher;
    private volatile boolean closing;
    private volatile Process process;

    /**
     * Starts the child.
     *
     * @param command starts a process that follows {@code ChildProtocol}
     */
    public AssistantProcess(List<String> command, Listener listener) {
        this.command = List.copyOf(command);
        this.listener = listener;
        this.watcher = new Thread(this::watch, "assistant-watcher");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch() {
        int quickDeaths = 0;
        while (!closing) {
            long began = System.nanoTime();
            String failure = runOnce();
            if (closing) {
                return;
            }
            boolean quick = System.nanoTime() - began < QUICK.toNanos();
            quickDeaths = quick ? quickDeaths + 1 : 0;
            if (!failure.isEmpty() || quickDeaths >= MAX_QUICK_DEATHS) {
                listener.gaveUp(
                        failure.isEmpty()
                                ? "The assistant stopped %d times in a row. Its log in the data folder says why; start Hone again."
                                        .formatted(quickDeaths)
                                : failure);
                return;
            }
        }
    }

    /** Runs one child to its end; returns a sentence when it could not start. */
    private String runOnce() {
        listener.starting();
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        try {
            Process child =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            process = child;
            if (closing) {
                child.destroyForcibly();
                return "";
            }
            OutputStream in = child.getOutputStream();
            in.write((token + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
            BufferedReader out =
                    new BufferedReader(
                            new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
            String line = out.readLine();
            while (line != null && !line.startsWith("ready ") && !line.startsWith("failed ")) {
                line = out.readLine();
            }
            if (line != null && line.startsWith("failed ")) {
                child.waitFor();
                return line.substring("failed ".length());
            }
            boolean ready = line != null;
            if (ready) {
                int port = Integer.parseInt(line.substring("ready ".length()).strip());
                listener.ready(new RemoteAssistant(URI.create("http://127.0.0.1:" + port), token));
            }
            int exitCode = child.waitFor();
            if (!closing && ready) {
                listener.died(exitCode);
            }
            return "";
        } catch (IOException cannotStart) {
            return "The assistant process cannot be started: " + cannotStart.getMessage();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** The running child's process id; -1 when there is none. */
    public long pid() {
        Process child = process;
        return child == null || !child.isAlive() ? -1 : child.pid();
    }

    /** Ends the child: by closing its input, by force after five seconds. */
    @Override
    public void close() {
        closing = true;
        Process child = process;
        if (child != null) {
            try {
                child.getOutputStream().close();
                if (!child.waitFor(5, TimeUnit.SECONDS)) {
                    child.destroyForcibly();
                }
            } catch (IOException alreadyGone) {
                child.destroyForcibly();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                child.destroyForcibly();
            }
        }
    }
}
