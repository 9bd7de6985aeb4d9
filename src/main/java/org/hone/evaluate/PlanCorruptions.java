package org.hone.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hone.catalog.Catalog;
import org.hone.catalog.Operation;
import org.hone.catalog.Parameter;
import org.hone.catalog.PlanValidator;
import org.hone.catalog.ValueType;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;

/** Plans that are one mistake away from a given one, and still valid. */
final class PlanCorruptions {

    /** A plan with one mistake. */
    record Corrupted(Mistake mistake, Plan plan) {}

    /** What went wrong. */
    enum Mistake {
        WRONG_RELATION,
        WRONG_OPERATION,
        MISSING_STEP,
        MISSING_RETURN,
        SWAPPED_OPERANDS,
        WRONG_NUMBER
    }

    private final Catalog catalog;
    private final PlanValidator validator;

    PlanCorruptions(Catalog catalog) {
        this.catalog = catalog;
        this.validator = new PlanValidator(catalog);
    }

    /** All of them, in a fixed order. */
    List<Corrupted> of(Plan plan) {
        List<Corrupted> all = new ArrayList<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            PlanStep step = plan.steps().get(i);
            Operation operation = catalog.operation(step.operation()).orElseThrow();
            for (Parameter parameter : operation.parameters()) {
                if (parameter.type() instanceof ValueType.ChoiceType choice) {
                    choices(plan, i, parameter, choice, all);
                }
            }
            operations(plan, i, operation, all);
            numbers(plan, i, all);
            swaps(plan, i, all);
            withoutStep(plan, i).ifPresent(p -> all.add(new Corrupted(Mistake.MISSING_STEP, p)));
        }
        if (plan.returns().size() > 1) {
            for (String name : plan.returns()) {
                List<String> rest = new ArrayList<>(plan.returns());
                rest.remove(name);
                all.add(new Corrupted(Mistake.MISSING_RETURN, used(plan.steps(), rest)));
            }
        }
        return all.stream().filter(corrupted -> validator.isValid(corrupted.plan())).toList();
    }

    private static void choices(
            Plan plan,
            int at,
            Parameter parameter,
            ValueType.ChoiceType choice,
            List<Corrupted> all) {
        Value now = plan.steps().get(at).arguments().get(parameter.name());
        if (now != null && !parameter.required()) {
            all.add(new Corrupted(Mistake.WRONG_RELATION, with(plan, at, parameter.name(), null)));
        }
        for (String word : choice.words()) {
            Value other =
                    word.matches("[A-Za-z_][A-Za-z0-9_]*")
                            ? new Value.Word(word)
                            : new Value.Text(word);
            if (!other.equals(now)) {
                all.add(
                        new Corrupted(
                                Mistake.WRONG_RELATION, with(plan, at, parameter.name(), other)));
            }
        }
    }

    /** Operations that take the same required parameters, or an entity of the same kind. */
    private void operations(Plan plan, int at, Operation operation, List<Corrupted> all) {
        PlanStep step = plan.steps().get(at);
        for (Operation other : catalog.operations()) {
            if (other.name().equals(operation.name())) {
                continue;
            }
            Map<String, Value> arguments = new LinkedHashMap<>();
            for (Parameter wanted : other.parameters()) {
                Value same = step.arguments().get(wanted.name());
                if (same != null && (wanted.required() || same instanceof Value.Number)) {
                    arguments.put(wanted.name(), same);
                }
            }
            boolean keepsInputs =
                    operation.parameters().stream()
                            .filter(Parameter::required)
                            .allMatch(parameter -> arguments.containsKey(parameter.name()));
            if (keepsInputs) {
                all.add(
                        new Corrupted(
                                Mistake.WRONG_OPERATION,
                                with(
                                        plan,
                                        at,
                                        new PlanStep(step.name(), other.name(), arguments))));
            }
        }
    }

    private static void numbers(Plan plan, int at, List<Corrupted> all) {
        plan.steps()
                .get(at)
                .arguments()
                .forEach(
                        (name, value) -> {
                            if (value instanceof Value.Number number) {
                                long n = number.number().longValue();
                                all.add(
                                        new Corrupted(
                                                Mistake.WRONG_NUMBER,
                                                with(plan, at, name, Value.Number.of(2 * n + 1))));
                            }
                        });
    }

    /** Two arguments of one step, or the marks of two steps, in each other's place. */
    private static void swaps(Plan plan, int at, List<Corrupted> all) {
        PlanStep step = plan.steps().get(at);
        List<String> names = List.copyOf(step.arguments().keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                Map<String, Value> swapped = new LinkedHashMap<>(step.arguments());
                swapped.put(names.get(i), step.arguments().get(names.get(j)));
                swapped.put(names.get(j), step.arguments().get(names.get(i)));
                PlanStep other = new PlanStep(step.name(), step.operation(), swapped);
                all.add(new Corrupted(Mistake.SWAPPED_OPERANDS, with(plan, at, other)));
            }
        }
        List<Value.Mark> marks = new ArrayList<>();
        plan.withValues(
                value -> {
                    if (value instanceof Value.Mark mark && !marks.contains(mark)) {
                        marks.add(mark);
                    }
                    return value;
                });
        if (at == 0 && marks.size() == 2) {
            all.add(
                    new Corrupted(
                            Mistake.SWAPPED_OPERANDS,
                            plan.withValues(
                                    value ->
                                            value.equals(marks.get(0))
                                                    ? marks.get(1)
                                                    : value.equals(marks.get(1))
                                                            ? marks.get(0)
                                                            : value)));
        }
    }

    /** Who used the step uses its first input instead. */
    private static Optional<Plan> withoutStep(Plan plan, int at) {
        PlanStep removed = plan.steps().get(at);
        Optional<Value.Reference> source =
                removed.arguments().values().stream()
                        .flatMap(
                                value ->
                                        value instanceof Value.Items items
                                                ? items.items().stream()
                                                : java.util.stream.Stream.of(value))
                        .filter(Value.Reference.class::isInstance)
                        .map(Value.Reference.class::cast)
                        .findFirst();
        if (source.isEmpty()) {
            return Optional.empty();
        }
        List<PlanStep> steps = new ArrayList<>(plan.steps());
        steps.remove(at);
        Plan rest =
                new Plan(
                                steps,
                                plan.returns().stream()
                                        .map(
                                                n ->
                                                        n.equals(removed.name())
                                                                ? source.get().step()
                                                                : n)
                                        .distinct()
                                        .toList())
                        .withValues(
                                value ->
                                        value instanceof Value.Reference reference
                                                        && reference.step().equals(removed.name())
                                                ? source.get()
                                                : value);
        return Optional.of(used(rest.steps(), rest.returns()));
    }

    /** Without the steps that nothing uses any more. */
    private static Plan used(List<PlanStep> steps, List<String> returns) {
        List<PlanStep> kept = new ArrayList<>(steps);
        boolean changed = true;
        while (changed) {
            changed =
                    kept.removeIf(
                            step ->
                                    !returns.contains(step.name())
                                            && kept.stream()
                                                    .noneMatch(s -> refers(s, step.name())));
        }
        return new Plan(kept, returns);
    }

    private static boolean refers(PlanStep step, String name) {
        boolean[] found = new boolean[1];
        new Plan(List.of(step), List.of())
                .withValues(
                        value -> {
                            found[0] |=
                                    value instanceof Value.Reference reference
                                            && reference.step().equals(name);
                            return value;
                        });
        return found[0];
    }

    private static Plan with(Plan plan, int at, String parameter, Value value) {
        PlanStep step = plan.steps().get(at);
        Map<String, Value> arguments = new LinkedHashMap<>(step.arguments());
        if (Objects.isNull(value)) {
            arguments.remove(parameter);
        } else {
            arguments.put(parameter, value);
        }
        return with(plan, at, new PlanStep(step.name(), step.operation(), arguments));
    }

    private static Plan with(Plan plan, int at, PlanStep step) {
        List<PlanStep> steps = new ArrayList<>(plan.steps());
        steps.set(at, step);
        return new Plan(steps, plan.returns());
    }
}
