package org.hone.task;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The version of something that is in use now. A reader finishes with the version that it began
 * with; a version that was replaced is released when its last reader is done. Thread-safe.
 *
 * @param <T> what is in use
 */
public final class Current<T> implements AutoCloseable {
    private final Consumer<? super T> release;
    private Version<T> newest;

    /**
     * @param release frees a version that nobody uses any more
     */
    public Current(T first, Consumer<? super T> release) {
        this.release = release;
        this.newest = new Version<>(first);
    }

    /** One version and its readers; guarded by the lock of its owner. */
    private static final class Version<T> {
        private final T value;
        private int readers;

        Version(T value) {
            this.value = value;
        }
    }

    /**
     * Works with the version that is in use at this moment.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public <R> R use(Function<? super T, ? extends R> work) {
        Version<T> version = enter();
        try {
            return work.apply(version.value);
        } finally {
            leave(version);
        }
    }

    private synchronized Version<T> enter() {
        if (newest == null) {
            throw new IllegalStateException("Closed");
        }
        newest.readers++;
        return newest;
    }

    private void leave(Version<T> version) {
        boolean last;
        synchronized (this) {
            last = --version.readers == 0 && version != newest;
        }
        if (last) {
            release.accept(version.value);
        }
    }

    /** Puts a newer version in use. */
    public void replace(T next) {
        retire(new Version<>(next));
    }

    /** Releases the version in use, when its readers are done; nobody can begin after that. */
    @Override
    public void close() {
        retire(null);
    }

    private void retire(Version<T> next) {
        Version<T> old;
        boolean idle;
        synchronized (this) {
            old = newest;
            newest = next;
            idle = old != null && old.readers == 0;
        }
        if (idle) {
            release.accept(old.value);
        }
    }
}
