package org.hone.domain;

import java.util.Objects;

/**
 * One plan among those to compare. Where it came from is not shown to annotators.
 *
 * @param action the plan, with marks, and the model version that wrote it
 * @param sampling how it was drawn, such as {@code greedy} or {@code alternative 2}
 */
public record CandidatePlan(Action action, String sampling) {
    public CandidatePlan {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(sampling, "sampling");
    }
}
