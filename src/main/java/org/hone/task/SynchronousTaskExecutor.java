package org.hone.task;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Runs each task at once on the calling thread: for tests and the command line. */
public final class SynchronousTaskExecutor implements TaskExecutor {
    @Override
    public <T> Cancellation submit(
            BackgroundTask<T> task,
            Progress progress,
            Consumer<T> onSuccess,
            Consumer<Throwable> onFailure) {
        Cancellation cancellation = new Cancellation();
        T result;
        try {
            result = task.run(progress, cancellation);
        } catch (CancellationException cancelled) {
            return cancellation;
        } catch (Exception failure) {
            onFailure.accept(failure);
            return cancellation;
        }
        onSuccess.accept(result);
        return cancellation;
    }
}
