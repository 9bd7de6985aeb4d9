package org.hone.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;

/**
 * The normal form of a plan: names and order of its steps do not matter, nor steps that nothing
 * uses, nor the order of what it returns. Two plans of equal form call the same things.
 */
public final class CanonicalPlan {
    private final PlanPrinter printer = new PlanPrinter();

    /** Equal for plans that differ only in naming and order. */
    public String of(Plan plan) {
        Map<String, String> calls = new HashMap<>();
        for (PlanStep step : plan.steps()) {
            calls.putIfAbsent(step.name(), call(step, calls));
        }
        return plan.returns().stream()
                .map(name -> calls.getOrDefault(name, "?" + name))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private String call(PlanStep step, Map<String, String> calls) {
        List<String> arguments = new ArrayList<>();
        step.arguments().forEach((name, value) -> arguments.add(name + "=" + form(value, calls)));
        arguments.sort(null);
        String call = step.operation() + arguments;
        // A long chain of references would double at each step: keep a digest of it instead.
        return call.length() > 200 ? step.operation() + "#" + digest(call) : call;
    }

    private static String digest(String call) {
        return java.util
                .UUID
                .nameUUIDFromBytes(call.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    private String form(Value value, Map<String, String> calls) {
        if (value instanceof Value.Reference reference) {
            return "{"
                    + calls.getOrDefault(reference.step(), "?" + reference.step())
                    + "}"
                    + reference.field().map(f -> "." + f).orElse("");
        } else if (value instanceof Value.Items items) {
            return items.items().stream()
                    .map(item -> form(item, calls))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return printer.print(value);
    }
}
