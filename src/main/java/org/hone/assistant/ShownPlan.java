package org.hone.assistant;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hone.domain.LinkedEntity;

/**
 * A plan as an analyst sees it; it does not say which model wrote it [patent 49].
 *
 * @param suggestion its id
 * @param query what was asked
 * @param planText with names in place of marks: what {@code submit} takes
 * @param steps the same in plain words
 * @param entities what the query mentions
 */
public record ShownPlan(
        UUID suggestion,
        String query,
        String planText,
        List<StepInWords> steps,
        List<LinkedEntity> entities) {
    public ShownPlan {
        Objects.requireNonNull(suggestion, "suggestion");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(planText, "planText");
        steps = List.copyOf(steps);
        entities = List.copyOf(entities);
    }
}
