package org.hone.client;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hone.assistant.Assistant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The assistant as a child process of the window. It is started at once, watched, and started again
 * when it dies, after a pause that grows with each quick death; closing it ends the child. The
 * token travels through the child's standard input, so that no list of processes shows it.
 */
public final class AssistantProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AssistantProcess.class);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final String FAILED = "failed ";
    private static final Pattern READY = Pattern.compile("ready ([0-9]{1,5})\\s*");

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

        /** The child wrote a line to its standard error; on another thread. */
        default void said(String line) {}
    }

    private final List<String> command;
    private final Patience patience;
    private final Listener listener;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile ChildProcess process;

    /** Starts the child, with the usual patience. */
    public AssistantProcess(List<String> command, Listener listener) {
        this(command, Patience.DEFAULT, listener);
    }

    /**
     * Starts the child.
     *
     * @param command starts a process that follows {@code ChildProtocol}
     */
    public AssistantProcess(List<String> command, Patience patience, Listener listener) {
        this.command = List.copyOf(command);
        this.patience = patience;
        this.listener = listener;
        Thread watcher = new Thread(this::watch, "assistant-watcher");
        watcher.setDaemon(true);
        watcher.start();
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    private void watch() {
        try {
            String message = superviseUntilHopeless();
            if (!closed()) {
                listener.gaveUp(message);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            LOG.error("Watching the assistant failed", unexpected);
            ChildProcess child = process;
            if (child != null) {
                child.kill();
            }
            listener.gaveUp(
                    "The assistant cannot be watched over any more (%s). Close the window and start Hone again."
                            .formatted(unexpected));
        }
    }

    /** Runs children until no other is to be started; returns why. */
    private String superviseUntilHopeless() throws InterruptedException {
        int quickDeaths = 0;
        while (!closed()) {
            listener.starting();
            ChildProcess child;
            try {
                child = ChildProcess.start(command, listener::said);
            } catch (IOException cannotStart) {
                return "The assistant process cannot be started: %s. Install Hone anew."
                        .formatted(cannotStart.getMessage());
            }
            process = child;
            if (closed()) {
                child.kill();
                return "";
            }
            Instant ready = null;
            try {
                ready = handshake(child);
                int code = child.end();
                if (!closed() && ready != null) {
                    listener.died(code);
                }
            } catch (Hopeless hopeless) {
                return hopeless.getMessage();
            } finally {
                child.kill();
            }
            boolean quick = ready == null || alive(ready).compareTo(patience.quick()) < 0;
            quickDeaths = quick ? quickDeaths + 1 : 0;
            if (quickDeaths >= patience.quickDeaths()) {
                return "The assistant stopped %d times in a row%s. Start Hone again; if it stops again, its log says more."
                        .formatted(quickDeaths, lastWords(child));
            }
            if (closing.await(patience.pause(quickDeaths).toMillis(), TimeUnit.MILLISECONDS)) {
                return "";
            }
        }
        return "";
    }

    private static Duration alive(Instant since) {
        return Duration.between(since, Instant.now());
    }

    /** No other child would do better; the message is for the user. */
    private static final class Hopeless extends Exception {
        private static final long serialVersionUID = 1;

        Hopeless(String message) {
            super(message);
        }
    }

    /** Gives the token and waits for the port; null when the child ended or spoke nonsense. */
    private Instant handshake(ChildProcess child) throws InterruptedException, Hopeless {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        String line;
        try {
            child.tell(token);
            line = child.answer(patience.startUp());
        } catch (IOException endedAlready) {
            child.kill();
            return null;
        } catch (ChildProcess.Silent silent) {
            child.kill();
            child.end();
            throw new Hopeless(
                    "The assistant did not get ready within %d s%s. Close other programs and start Hone again."
                            .formatted(patience.startUp().toSeconds(), lastWords(child)));
        }
        if (line.startsWith(FAILED)) {
            child.close(GRACE);
            throw new Hopeless(line.substring(FAILED.length()));
        }
        Matcher ready = READY.matcher(line);
        int port = ready.matches() ? Integer.parseInt(ready.group(1)) : 0;
        if (port < 1 || port > 65535) {
            if (!line.isEmpty()) {
                LOG.warn("The assistant process said \"{}\" instead of its port", line);
            }
            child.kill();
            return null;
        }
        if (!closed()) {
            listener.ready(new RemoteAssistant(URI.create("http://127.0.0.1:" + port), token));
        }
        return Instant.now();
    }

    private static String lastWords(ChildProcess child) {
        return child.lastError().isEmpty() ? "" : "; it last said: " + child.lastError();
    }

    /** The running child's process id; -1 when there is none. */
    public long pid() {
        ChildProcess child = process;
        return child == null ? -1 : child.pid();
    }

    /** Ends the child: by closing its input, by force after five seconds. */
    @Override
    public void close() {
        closing.countDown();
        ChildProcess child = process;
        if (child != null) {
            child.close(GRACE);
        }
    }
}
