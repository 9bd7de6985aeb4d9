package org.hone.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One child that follows {@code ChildProtocol}. Both of its outputs are read to their end, so that
 * it never waits for room in a pipe.
 */
final class ChildProcess {
    private static final long LAST_WORDS_MILLIS = 2000;

    /** Why there is no answer. */
    static final class Silent extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final Process process;
    private final Consumer<String> errors;
    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final Thread errorReader;
    private volatile long lastLine = System.nanoTime();
    private volatile String lastError = "";

    private ChildProcess(Process process, Consumer<String> errors) {
        this.process = process;
        this.errors = errors;
        read("assistant-output", process.getInputStream(), this::output, true);
        errorReader = read("assistant-errors", process.getErrorStream(), this::error, false);
    }

    /**
     * @param errors hears what the child writes to its standard error
     */
    static ChildProcess start(List<String> command, Consumer<String> errors) throws IOException {
        return new ChildProcess(new ProcessBuilder(command).start(), errors);
    }

    private Thread read(String name, InputStream in, Consumer<String> line, boolean answers) {
        Thread thread =
                new Thread(
                        () -> {
                            try (BufferedReader lines =
                                    new BufferedReader(
                                            new InputStreamReader(in, StandardCharsets.UTF_8))) {
                                for (String l = lines.readLine(); l != null; l = lines.readLine()) {
                                    lastLine = System.nanoTime();
                                    line.accept(l);
                                }
                            } catch (IOException closed) {
                                lastLine = System.nanoTime();
                            } finally {
                                if (answers) {
                                    answer.complete("");
                                }
                            }
                        },
                        name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void output(String line) {
        if (line.startsWith("ready ") || line.startsWith("failed ")) {
            answer.complete(line);
        }
    }

    private void error(String line) {
        boolean trace = line.isBlank() || Character.isWhitespace(line.charAt(0));
        if (!trace) {
            lastError = line.strip();
        }
        errors.accept(line);
    }

    /** Hands over a line. */
    void tell(String line) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /**
     * The line that says whether it serves; empty when its output ended without one.
     *
     * @throws Silent when it wrote nothing at all for {@code patience}
     */
    String answer(Duration patience) throws InterruptedException, Silent {
        while (true) {
            long left = patience.toNanos() - (System.nanoTime() - lastLine);
            if (left <= 0 && !answer.isDone()) {
                throw new Silent();
            }
            try {
                return answer.get(Math.max(left, 1), TimeUnit.NANOSECONDS);
            } catch (TimeoutException again) {
                // It may have written something else meanwhile.
            } catch (ExecutionException impossible) {
                throw new IllegalStateException("The answer is never a failure", impossible);
            }
        }
    }

    /** Waits for its end and returns its exit code. */
    int end() throws InterruptedException {
        int code = process.waitFor();
        errorReader.join(LAST_WORDS_MILLIS);
        return code;
    }

    /** The last line of its standard error that is not part of a stack trace; may be empty. */
    String lastError() {
        return lastError;
    }

    /** Its id; -1 when it has ended. */
    long pid() {
        return process.isAlive() ? process.pid() : -1;
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Asks it to end by closing its input; ends it by force after {@code patience}. */
    void close(Duration patience) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (IOException alreadyGone) {
            kill();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            kill();
        }
    }
}
