package org.hone.assistant;

import java.util.List;
import java.util.Objects;

/**
 * One of the plans to compare; it does not say where it came from.
 *
 * @param planText with names in place of marks
 * @param steps the same in plain words
 */
public record ShownCandidate(String planText, List<StepInWords> steps) {
    public ShownCandidate {
        Objects.requireNonNull(planText, "planText");
        steps = List.copyOf(steps);
    }
}
