package org.hone.domain;

import java.util.Objects;

/**
 * A whole plan as proposed by a model.
 *
 * @param plan with entity marks where the model planned over marks
 * @param source the model version that wrote it
 * @param logProb natural log-probability of the plan's tokens under the model; NaN when unknown
 */
public record Action(Plan plan, ModelVersion source, double logProb) {
    public Action {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(source, "source");
    }
}
