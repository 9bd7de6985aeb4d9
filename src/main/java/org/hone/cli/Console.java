package org.hone.cli;

import java.io.PrintWriter;
import java.time.Clock;
import org.hone.task.Progress;

/** Prints answers to standard output and progress to standard error. */
public final class Console {
    private static final long EVERY_MILLIS = 1000;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Clock clock;
    private long lastProgress;

    /** Prints to these. */
    public Console(PrintWriter out, PrintWriter err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** A line of the answer. */
    public void print(String line) {
        out.println(line);
        out.flush();
    }

    /** A line about what is going on. */
    public void note(String line) {
        err.println(line);
        err.flush();
    }

    /** Progress, at most once a second. */
    public Progress progress() {
        return (done, total, message) -> {
            if (clock.millis() - lastProgress >= EVERY_MILLIS) {
                lastProgress = clock.millis();
                note(total > 0 ? "%s (%,d of %,d)".formatted(message, done, total) : message);
            }
        };
    }
}
