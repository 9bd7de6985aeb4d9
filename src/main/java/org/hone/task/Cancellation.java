package org.hone.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request to stop, shared by the one who asks and the work that looks. Thread-safe. */
public final class Cancellation {
    private final AtomicBoolean requested = new AtomicBoolean();
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** A cancellation that nobody will request. */
    public static Cancellation none() {
        return new Cancellation();
    }

    /** Asks the work to stop; calling it again does nothing. */
    public void request() {
        if (requested.compareAndSet(false, true)) {
            listeners.forEach(Runnable::run);
        }
    }

    /** Whether the work was asked to stop. */
    public boolean isRequested() {
        return requested.get();
    }

    /**
     * Calls {@code listener} once on request, at once if that has happened already; on whichever
     * thread requests. It may rarely be called twice when both happen together.
     */
    public void onRequest(Runnable listener) {
        listeners.add(listener);
        if (isRequested()) {
            listener.run();
        }
    }

    /**
     * @throws CancellationException if the work was asked to stop
     */
    public void check() {
        if (isRequested()) {
            throw new CancellationException("Cancelled");
        }
    }
}
