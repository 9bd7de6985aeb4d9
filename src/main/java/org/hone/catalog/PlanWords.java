package org.hone.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;

/** Says in plain words what the steps of a plan do. */
public final class PlanWords {
    private final Catalog catalog;

    /** Speaks of one catalogue's operations. */
    public PlanWords(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A sentence such as {@code Find genes associated with type 1 diabetes mellitus}. */
    public String sentence(PlanStep step, Plan plan) {
        Operation operation = catalog.operation(step.operation()).orElse(null);
        if (operation == null) {
            return step.operation();
        }
        String sentence = operation.words();
        StringBuilder rest = new StringBuilder();
        for (Map.Entry<String, Value> argument : step.arguments().entrySet()) {
            String slot = "{" + argument.getKey() + "}";
            String words = words(argument.getValue(), plan);
            if (sentence.contains(slot)) {
                sentence = sentence.replace(slot, words);
            } else {
                rest.append(rest.isEmpty() ? "" : ", ")
                        .append(argument.getKey().replace('_', ' '))
                        .append(": ")
                        .append(words);
            }
        }
        if (sentence.isEmpty()) {
            sentence = operation.summary().isEmpty() ? operation.name() : operation.summary();
        }
        sentence = sentence.replaceAll("\\{[a-z_]+}", "...");
        return rest.isEmpty() ? sentence : sentence + " (" + rest + ")";
    }

    private String words(Value value, Plan plan) {
        if (value instanceof Value.Text text) {
            return text.text();
        } else if (value instanceof Value.Reference reference) {
            return result(reference.step(), plan)
                    + reference.field().map(field -> " (" + field + ")").orElse("");
        } else if (value instanceof Value.Items items) {
            return items.items().stream()
                    .map(item -> words(item, plan))
                    .collect(Collectors.joining(" and "));
        } else if (value instanceof Value.Word word) {
            return word.word().replace('_', ' ');
        }
        return new PlanPrinter().print(value);
    }

    /** What an earlier step gave, such as {@code the genes of step 1}. */
    private String result(String name, Plan plan) {
        int number = 1 + plan.steps().stream().map(PlanStep::name).toList().indexOf(name);
        return "the "
                + types(plan).getOrDefault(name, StepType.UNKNOWN).plural()
                + " of step "
                + number;
    }

    /** What a step takes, such as {@code Disease}. */
    public String input(PlanStep step) {
        return catalog.operation(step.operation()).stream()
                .flatMap(operation -> operation.parameters().stream())
                .filter(parameter -> step.arguments().containsKey(parameter.name()))
                .map(Parameter::type)
                .filter(
                        type ->
                                type instanceof ValueType.EntityType
                                        || type instanceof ValueType.RowsType)
                .map(PlanWords::typeName)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String typeName(ValueType type) {
        Function<Optional<String>, String> named = kind -> kind.orElse("any entity");
        return type instanceof ValueType.EntityType entity
                ? named.apply(entity.kind())
                : "list" + ((ValueType.RowsType) type).kind().map(kind -> " of " + kind).orElse("");
    }

    /** What each step gives, by its name, such as {@code list of Gene}. */
    public Map<String, String> outputs(Plan plan) {
        Map<String, String> words = new HashMap<>();
        types(plan).forEach((name, type) -> words.put(name, type.inWords()));
        return words;
    }

    private Map<String, StepType> types(Plan plan) {
        Map<String, StepType> types = new HashMap<>();
        for (PlanStep step : plan.steps()) {
            StepType type =
                    catalog.operation(step.operation())
                            .map(op -> StepType.of(step, op, types))
                            .orElse(StepType.UNKNOWN);
            types.put(step.name(), type);
        }
        return types;
    }
}
