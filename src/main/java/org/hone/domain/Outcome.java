package org.hone.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A plan that was run.
 *
 * @param id unique
 * @param suggestion where the plan came from
 * @param plan as it was run: names or identifiers in place of marks
 * @param steps one result per step, in plan order
 * @param finishedAt when the last step ended
 */
public record Outcome(
        UUID id, UUID suggestion, Plan plan, List<StepResult> steps, Instant finishedAt) {
    public Outcome {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(suggestion, "suggestion");
        Objects.requireNonNull(plan, "plan");
        steps = List.copyOf(steps);
    }

    /** Whether every step succeeded. */
    public boolean succeeded() {
        return steps.stream().allMatch(step -> step.status() == StepStatus.SUCCEEDED);
    }
}
