package org.hone.domain;

import java.util.List;
import java.util.Optional;

/**
 * An action [patent 46]: calls of a service's operations, and the steps whose results answer the
 * query.
 *
 * @param steps in the order written
 * @param returns names of the steps that the answer shows, in the order shown
 */
public record Plan(List<PlanStep> steps, List<String> returns) {
    public Plan {
        steps = List.copyOf(steps);
        returns = List.copyOf(returns);
    }

    /** The step of that name, if there is one. */
    public Optional<PlanStep> step(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }
}
