package org.hone.domain;

import java.time.Duration;
import java.util.Objects;

/**
 * What became of one step.
 *
 * @param step the step's name
 * @param status how it stands
 * @param table what it returned; empty unless it succeeded
 * @param error one sentence for the user; empty unless it failed, timed out or was skipped
 * @param attempts calls made, retries and pages included
 * @param elapsed since the step began
 */
public record StepResult(
        String step,
        StepStatus status,
        ResultTable table,
        String error,
        int attempts,
        Duration elapsed) {
    public StepResult {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(elapsed, "elapsed");
    }

    /** A step that has not begun. */
    public static StepResult waiting(String step) {
        return new StepResult(step, StepStatus.WAITING, ResultTable.EMPTY, "", 0, Duration.ZERO);
    }
}
