package org.hone.ui.fx;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/**
 * Measures the longest time that the FX thread kept an event waiting: pings it every 4 ms and takes
 * the longest way from posting to running.
 */
public final class FxPauseMeter implements AutoCloseable {
    private static final long PERIOD_MILLIS = 4;

    private final ScheduledExecutorService pinger =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "fx-pause-meter");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final AtomicLong longest = new AtomicLong();

    private FxPauseMeter() {}

    /** Begins to measure. */
    public static FxPauseMeter start() {
        FxPauseMeter meter = new FxPauseMeter();
        meter.pinger.scheduleAtFixedRate(meter::ping, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return meter;
    }

    private void ping() {
        if (underWay.compareAndSet(false, true)) {
            long posted = System.nanoTime();
            Platform.runLater(
                    () -> {
                        longest.accumulateAndGet(System.nanoTime() - posted, Math::max);
                        underWay.set(false);
                    });
        }
    }

    /** The longest pause so far. */
    public Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    @Override
    public void close() {
        pinger.shutdownNow();
    }
}
