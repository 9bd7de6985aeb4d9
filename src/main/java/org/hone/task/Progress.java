package org.hone.task;

/** Hears how far a piece of work is. Called on the working thread; must return at once. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = (done, total, message) -> {};

    /**
     * @param done units done so far
     * @param total units in all; 0 when unknown
     * @param message what is going on, in plain words
     */
    void update(long done, long total, String message);
}
