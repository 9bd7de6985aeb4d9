package org.hone.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hone.domain.Phrase;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;

/** Says in plain words what the steps of a plan do. */
public final class PlanWords {
    private static final Pattern SLOT = Pattern.compile("\\{([^{}]+)}");

    private final Catalog catalog;

    /** Speaks of one catalogue's operations. */
    public PlanWords(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The pieces of a sentence such as {@code Find genes associated with type 1 diabetes mellitus}.
     */
    public List<Phrase> phrases(PlanStep step, Plan plan) {
        Sentence sentence = new Sentence();
        Operation operation = catalog.operation(step.operation()).orElse(null);
        if (operation == null) {
            return sentence.say(step.operation()).phrases();
        }
        Set<String> said = say(template(operation), step, plan, sentence);
        String before = " (";
        for (Map.Entry<String, Value> argument : step.arguments().entrySet()) {
            if (!said.contains(argument.getKey())) {
                sentence.say(before + argument.getKey().replace('_', ' ') + ": ");
                say(argument.getValue(), plan, sentence);
                before = ", ";
            }
        }
        return (before.equals(", ") ? sentence.say(")") : sentence).phrases();
    }

    private static String template(Operation operation) {
        if (!operation.words().isEmpty()) {
            return operation.words();
        }
        return operation.summary().isEmpty() ? operation.name() : operation.summary();
    }

    /** Says a template with the step's arguments in their slots, and tells which those were. */
    private Set<String> say(String template, PlanStep step, Plan plan, Sentence sentence) {
        Set<String> said = new HashSet<>();
        Matcher slot = SLOT.matcher(template);
        int end = 0;
        while (slot.find()) {
            sentence.say(template.substring(end, slot.start()));
            Value value = step.arguments().get(slot.group(1));
            if (value == null) {
                sentence.say("...");
            } else {
                say(value, plan, sentence);
                said.add(slot.group(1));
            }
            end = slot.end();
        }
        sentence.say(template.substring(end));
        return said;
    }

    private void say(Value value, Plan plan, Sentence sentence) {
        if (value instanceof Value.Text text) {
            sentence.name(text.text());
        } else if (value instanceof Value.Reference reference) {
            sentence.say(result(reference.step(), plan))
                    .say(reference.field().map(field -> " (" + field + ")").orElse(""));
        } else if (value instanceof Value.Items items) {
            for (int i = 0; i < items.items().size(); i++) {
                sentence.say(i == 0 ? "" : " and ");
                say(items.items().get(i), plan, sentence);
            }
        } else if (value instanceof Value.Word word) {
            sentence.say(word.word().replace('_', ' '));
        } else {
            sentence.say(new PlanPrinter().print(value));
        }
    }

    /** Grows by pieces; plain ones that follow each other become one. */
    private static final class Sentence {
        private final List<Phrase> phrases = new ArrayList<>();
        private final StringBuilder plain = new StringBuilder();

        Sentence say(String words) {
            plain.append(words);
            return this;
        }

        void name(String words) {
            phrases();
            phrases.add(new Phrase(words, true));
        }

        List<Phrase> phrases() {
            if (!plain.isEmpty()) {
                phrases.add(new Phrase(plain.toString(), false));
                plain.setLength(0);
            }
            return List.copyOf(phrases);
        }
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
