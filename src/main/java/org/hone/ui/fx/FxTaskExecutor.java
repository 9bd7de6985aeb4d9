package org.hone.ui.fx;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.hone.task.BackgroundTask;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import org.hone.task.TaskExecutor;

/**
 * Runs tasks on background threads and hands results to the FX thread. A task that comes after
 * {@link #close} counts as cancelled.
 */
public final class FxTaskExecutor implements TaskExecutor, AutoCloseable {
    private final ExecutorService pool =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "hone-background");
                        thread.setDaemon(true);
                        return thread;
                    });

    @Override
    public <T> Cancellation submit(
            BackgroundTask<T> task,
            Progress progress,
            Consumer<T> onSuccess,
            Consumer<Throwable> onFailure) {
        Cancellation cancellation = new Cancellation();
        Runnable work =
                () -> {
                    try {
                        T result =
                                task.run(
                                        (done, total, message) ->
                                                Platform.runLater(
                                                        () ->
                                                                progress.update(
                                                                        done, total, message)),
                                        cancellation);
                        Platform.runLater(
                                () -> {
                                    if (!cancellation.isRequested()) {
                                        onSuccess.accept(result);
                                    }
                                });
                    } catch (CancellationException cancelled) {
                        // Whoever cancelled knows.
                    } catch (Exception | Error failure) {
                        Platform.runLater(
                                () -> {
                                    if (!cancellation.isRequested()) {
                                        onFailure.accept(failure);
                                    }
                                });
                    }
                };
        try {
            pool.execute(work);
        } catch (RejectedExecutionException closed) {
            cancellation.request();
        }
        return cancellation;
    }

    /**
     * A consumer that may be called from any thread: values wait together for the FX thread, which
     * is woken once for all that came in meanwhile.
     */
    public static <T> Consumer<T> onFxThread(Consumer<java.util.List<T>> consumer) {
        AtomicReference<java.util.List<T>> waiting = new AtomicReference<>(java.util.List.of());
        return value -> {
            java.util.List<T> before =
                    waiting.getAndUpdate(
                            list -> {
                                java.util.List<T> more = new java.util.ArrayList<>(list);
                                more.add(value);
                                return more;
                            });
            if (before.isEmpty()) {
                Platform.runLater(() -> consumer.accept(waiting.getAndSet(java.util.List.of())));
            }
        };
    }

    /** Runs something on the FX thread, soon. */
    public static void later(Runnable action) {
        Platform.runLater(action);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
