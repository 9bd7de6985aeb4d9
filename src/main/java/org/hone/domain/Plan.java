package org.hone.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

    /** The same plan with other values; lists are changed item by item. */
    public Plan withValues(UnaryOperator<Value> change) {
        List<PlanStep> changed = steps.stream().map(step -> withValues(step, change)).toList();
        return new Plan(changed, returns);
    }

    private static PlanStep withValues(PlanStep step, UnaryOperator<Value> change) {
        Map<String, Value> arguments = new LinkedHashMap<>();
        step.arguments().forEach((name, value) -> arguments.put(name, changed(value, change)));
        return new PlanStep(step.name(), step.operation(), arguments);
    }

    private static Value changed(Value value, UnaryOperator<Value> change) {
        if (value instanceof Value.Items items) {
            return new Value.Items(
                    items.items().stream().map(item -> changed(item, change)).toList());
        }
        return change.apply(value);
    }
}
