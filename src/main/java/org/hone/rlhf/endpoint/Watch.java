package org.hone.rlhf.endpoint;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a call whose deadline is over, or that was heard once and then is silent for too long. */
final class Watch implements AutoCloseable {
    private final Deadline deadline;
    private final Duration silence;
    private final Runnable end;
    private CompletableFuture<Void> alarm;
    private long heard;
    private boolean begun;
    private boolean expired;
    private boolean closed;

    Watch(Deadline deadline, Duration silence, Runnable end) {
        this.deadline = deadline;
        this.silence = silence;
        this.end = end;
        arm(deadline.left());
    }

    /** A piece came. */
    synchronized void heard() {
        heard = System.nanoTime();
        if (!begun) {
            begun = true;
            alarm.complete(null);
            arm(untilAlarm());
        }
    }

    synchronized boolean expired() {
        return expired;
    }

    private synchronized void arm(Duration wait) {
        if (closed) {
            return;
        }
        alarm = new CompletableFuture<>();
        alarm.orTimeout(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS)
                .whenComplete(
                        (done, over) -> {
                            if (over instanceof TimeoutException) {
                                look();
                            }
                        });
    }

    private void look() {
        synchronized (this) {
            if (closed) {
                return;
            }
            Duration wait = untilAlarm();
            if (!wait.isZero()) {
                arm(wait);
                return;
            }
            expired = true;
        }
        end.run();
    }

    private Duration untilAlarm() {
        Duration whole = deadline.left();
        if (!begun) {
            return whole;
        }
        long quiet = System.nanoTime() - heard;
        Duration silent = Duration.ofNanos(Math.max(0, silence.toNanos() - quiet));
        return silent.compareTo(whole) < 0 ? silent : whole;
    }

    @Override
    public synchronized void close() {
        closed = true;
        alarm.complete(null);
    }
}
