package org.hone.domain;

import java.util.Objects;

/**
 * An earlier query of the session and the plan that the analyst accepted for it.
 *
 * @param query as the models see it, with entity marks
 * @param plan with entity marks
 */
public record Turn(String query, Plan plan) {
    public Turn {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(plan, "plan");
    }
}
