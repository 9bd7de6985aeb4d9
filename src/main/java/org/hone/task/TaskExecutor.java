package org.hone.task;

import java.util.function.Consumer;

/**
 * Runs tasks off the calling thread and hands results back where the implementation says (the
 * window: the FX thread; tests: the calling thread, at once).
 */
public interface TaskExecutor {
    /**
     * Starts a task.
     *
     * @param onSuccess hears the result
     * @param onFailure hears the failure; not called for a cancelled task
     * @return the way to stop it
     */
    <T> Cancellation submit(
            BackgroundTask<T> task,
            Progress progress,
            Consumer<T> onSuccess,
            Consumer<Throwable> onFailure);

    /** Starts a task whose progress nobody watches. */
    default <T> Cancellation submit(
            BackgroundTask<T> task, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        return submit(task, Progress.NONE, onSuccess, onFailure);
    }
}
