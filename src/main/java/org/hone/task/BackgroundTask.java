package org.hone.task;

/** Work that reports progress and can be cancelled. */
@FunctionalInterface
public interface BackgroundTask<T> {
    /**
     * Does the work on the calling thread.
     *
     * @throws java.util.concurrent.CancellationException when it stopped because it was asked to
     */
    T run(Progress progress, Cancellation cancellation) throws Exception;
}
