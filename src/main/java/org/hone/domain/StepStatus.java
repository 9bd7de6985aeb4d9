package org.hone.domain;

/** How a step of a running plan stands; the last five are final. */
public enum StepStatus {
    WAITING,
    RUNNING,
    RETRYING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    SKIPPED,
    CANCELLED;

    /** Whether nothing more will happen to the step. */
    public boolean isFinal() {
        return ordinal() >= SUCCEEDED.ordinal();
    }
}
