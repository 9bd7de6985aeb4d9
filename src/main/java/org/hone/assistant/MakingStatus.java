package org.hone.assistant;

import java.util.Objects;

/**
 * How far the making of tasks is.
 *
 * @param phase what it does now
 * @param made tasks so far
 * @param looked questions looked at so far
 * @param total questions in all
 * @param known questions that had a task already
 * @param without questions for which the models gave fewer than two plans
 * @param problem why it stopped early, one sentence; empty when it did not
 */
public record MakingStatus(
        Phase phase, int made, int looked, int total, int known, int without, String problem) {
    /** What it does. */
    public enum Phase {
        IDLE,
        RUNNING,
        PAUSED,
        DONE,
        CANCELLED,
        FAILED
    }

    /** Nothing was ordered yet. */
    public static final MakingStatus IDLE = new MakingStatus(Phase.IDLE, 0, 0, 0, 0, 0, "");

    public MakingStatus {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(problem, "problem");
    }

    /** Whether an order is being worked on. */
    public boolean active() {
        return phase == Phase.RUNNING || phase == Phase.PAUSED;
    }
}
