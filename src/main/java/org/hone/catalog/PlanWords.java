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
    public String sentence(PlanStep step) {
        Operation operation = catalog.operation(step.operation()).orElse(null);
        if (operation == null) {
            return step.operation();
        }
        String sentence = operation.words();
        StringBuilder rest = new StringBuilder();
        for (Map.Entry<String, Value> argument : step.arguments().entrySet()) {
            String slot = "{" + argument.getKey() + "}";
            String words = words(argument.getValue());
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

    private static String words(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        } else if (value instanceof Value.Reference reference) {
            return "the "
                    + reference.step()
                    + " found"
                    + reference.field().map(field -> " (" + field + ")").orElse("");
        } else if (value instanceof Value.Items items) {
            return items.items().stream()
                    .map(PlanWords::words)
                    .collect(Collectors.joining(" and "));
        } else if (value instanceof Value.Word word) {
            return word.word().replace('_', ' ');
        }
        return new PlanPrinter().print(value);
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
        Map<String, StepType> types = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        for (PlanStep step : plan.steps()) {
            StepType type =
                    catalog.operation(step.operation())
                            .map(op -> StepType.of(step, op, types))
                            .orElse(StepType.UNKNOWN);
            types.put(step.name(), type);
            words.put(step.name(), type.inWords());
        }
        return words;
    }
}
