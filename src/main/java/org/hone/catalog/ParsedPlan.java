package org.hone.catalog;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hone.domain.Plan;

/**
 * What a text was read as: a plan, or what is wrong with the text.
 *
 * @param plan present exactly when there are no errors
 * @param errors in the order of the text
 * @param positions where each step, argument and return stands; see {@link Position}
 */
public record ParsedPlan(
        Optional<Plan> plan, List<PlanError> errors, Map<String, Position> positions) {
    /** A place in the text; line and column count from 1. */
    public record Position(int line, int column) {
        /** The beginning of the text. */
        public static final Position START = new Position(1, 1);
    }

    public ParsedPlan {
        Objects.requireNonNull(plan, "plan");
        errors = List.copyOf(errors);
        positions = Map.copyOf(positions);
    }

    /** Where a step's line begins, by the step's index. */
    public Position step(int index) {
        return positions.getOrDefault(stepKey(index), Position.START);
    }

    /** Where an argument's value begins. */
    public Position argument(int stepIndex, String parameter) {
        return positions.getOrDefault(argumentKey(stepIndex, parameter), step(stepIndex));
    }

    /** Where a returned name stands. */
    public Position returned(int index) {
        return positions.getOrDefault(returnKey(index), Position.START);
    }

    static String stepKey(int index) {
        return "step " + index;
    }

    static String argumentKey(int stepIndex, String parameter) {
        return "argument " + stepIndex + " " + parameter;
    }

    static String returnKey(int index) {
        return "return " + index;
    }
}
