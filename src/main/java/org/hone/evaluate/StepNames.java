package org.hone.evaluate;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hone.catalog.PlanParser;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;
import org.hone.prompts.PromptExample;

/**
 * Names each step after its operation as the library mostly does, so that a changed plan does not
 * give itself away by a step's old name.
 */
final class StepNames {
    private final Map<String, String> byOperation = new HashMap<>();

    /** Learns the usual names. */
    StepNames(List<PromptExample> library) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        PlanParser parser = new PlanParser();
        for (PromptExample example : library) {
            for (PlanStep step : parser.parse(example.plan()).plan().orElseThrow().steps()) {
                counts.computeIfAbsent(step.operation(), operation -> new HashMap<>())
                        .merge(step.name().replaceAll("[0-9]+$", ""), 1, Integer::sum);
            }
        }
        counts.forEach(
                (operation, names) ->
                        byOperation.put(
                                operation,
                                names.entrySet().stream()
                                        .max(
                                                Map.Entry.<String, Integer>comparingByValue()
                                                        .thenComparing(Map.Entry.comparingByKey()))
                                        .orElseThrow()
                                        .getKey()));
    }

    /** The same plan with the usual names. */
    Plan rename(Plan plan) {
        Map<String, Integer> used = new HashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (PlanStep step : plan.steps()) {
            String usual = byOperation.getOrDefault(step.operation(), "step");
            int count = used.merge(usual, 1, Integer::sum);
            names.put(step.name(), count == 1 ? usual : usual + count);
        }
        Plan referring =
                plan.withValues(
                        value ->
                                value instanceof Value.Reference reference
                                        ? new Value.Reference(
                                                names.getOrDefault(
                                                        reference.step(), reference.step()),
                                                reference.field())
                                        : value);
        return new Plan(
                referring.steps().stream()
                        .map(
                                step ->
                                        new PlanStep(
                                                names.get(step.name()),
                                                step.operation(),
                                                step.arguments()))
                        .toList(),
                plan.returns().stream().map(name -> names.getOrDefault(name, name)).toList());
    }
}
