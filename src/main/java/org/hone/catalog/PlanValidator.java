package org.hone.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hone.catalog.ParsedPlan.Position;
import org.hone.catalog.PlanError.Severity;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;

/** Checks plans against the operations that a service offers. */
public final class PlanValidator {
    /** The most steps that a plan may have. */
    public static final int MAX_STEPS = 12;

    private final Catalog catalog;

    /** Checks against one catalogue. */
    public PlanValidator(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Errors and warnings of a text that parsed, or the errors that kept it from parsing. */
    public List<PlanError> validate(ParsedPlan parsed) {
        return parsed.plan().map(plan -> new Checks(plan, parsed).run()).orElse(parsed.errors());
    }

    /** Errors and warnings of a plan that has no text; all stand at line 1. */
    public List<PlanError> validate(Plan plan) {
        return new Checks(plan, new ParsedPlan(java.util.Optional.of(plan), List.of(), Map.of()))
                .run();
    }

    /** Whether a plan has no errors. */
    public boolean isValid(Plan plan) {
        return validate(plan).stream().noneMatch(error -> error.severity() == Severity.ERROR);
    }

    /** One run over one plan. */
    private final class Checks {
        private final Plan plan;
        private final ParsedPlan text;
        private final List<PlanError> errors = new ArrayList<>();
        private final Map<String, StepType> types = new HashMap<>();
        private final Set<String> used = new HashSet<>();

        Checks(Plan plan, ParsedPlan text) {
            this.plan = plan;
            this.text = text;
        }

        List<PlanError> run() {
            if (plan.steps().size() > MAX_STEPS) {
                error(
                        text.step(MAX_STEPS),
                        "The plan has " + plan.steps().size() + " steps.",
                        "Use at most " + MAX_STEPS + ".");
            }
            for (int i = 0; i < plan.steps().size(); i++) {
                step(i, plan.steps().get(i));
            }
            returns();
            unused();
            errors.sort(
                    Comparator.comparingInt(PlanError::line).thenComparingInt(PlanError::column));
            return List.copyOf(errors);
        }

        private void step(int index, PlanStep step) {
            Position at = text.step(index);
            if (types.containsKey(step.name())) {
                error(at, "There are two steps named " + step.name() + ".", "Rename one.");
            }
            if (step.name().equals("return")) {
                error(at, "A step cannot be named return.", "Rename it.");
            }
            Operation operation = catalog.operation(step.operation()).orElse(null);
            if (operation == null) {
                error(
                        at,
                        "The service has no operation " + step.operation() + ".",
                        Nearest.hint(
                                step.operation(),
                                catalog.operations().stream().map(Operation::name).toList()));
                types.put(step.name(), StepType.UNKNOWN);
                return;
            }
            step.arguments().forEach((name, value) -> argument(index, operation, name, value));
            for (Parameter parameter : operation.parameters()) {
                if (parameter.required() && !step.arguments().containsKey(parameter.name())) {
                    error(
                            at,
                            operation.name() + " needs " + parameter.name() + ".",
                            "Add " + parameter.name() + "=...");
                }
            }
            types.put(step.name(), StepType.of(step, operation, types));
        }

        private void argument(int index, Operation operation, String name, Value value) {
            Position at = text.argument(index, name);
            Parameter parameter = operation.parameter(name).orElse(null);
            if (parameter == null) {
                error(
                        at,
                        operation.name() + " has no parameter " + name + ".",
                        Nearest.hint(
                                name,
                                operation.parameters().stream().map(Parameter::name).toList()));
                referencesIn(value);
                return;
            }
            Mismatch mismatch = check(parameter.type(), value);
            if (mismatch != null) {
                error(at, name + ": " + mismatch.message(), mismatch.hint());
            }
        }

        private void referencesIn(Value value) {
            if (value instanceof Value.Reference reference) {
                used.add(reference.step());
            } else if (value instanceof Value.Items items) {
                items.items().forEach(this::referencesIn);
            }
        }

        /** Null when the value fits. */
        private Mismatch check(ValueType type, Value value) {
            if (value instanceof Value.Reference reference) {
                return reference(type, reference);
            }
            if (value instanceof Value.Items items && type instanceof ValueType.EntityType entity) {
                return entity.many()
                        ? items(new ValueType.EntityType(entity.kind(), false), items)
                        : new Mismatch("takes one, not a list.", "Give a single one.");
            }
            if (value instanceof Value.Items items && type instanceof ValueType.ListType list) {
                return items(list.element(), items);
            }
            return LiteralCheck.check(type, value);
        }

        private Mismatch items(ValueType element, Value.Items items) {
            for (Value item : items.items()) {
                Mismatch mismatch = check(element, item);
                if (mismatch != null) {
                    return mismatch;
                }
            }
            return items.items().isEmpty()
                    ? new Mismatch("the list is empty.", "Put something in it.")
                    : null;
        }

        private Mismatch reference(ValueType type, Value.Reference reference) {
            used.add(reference.step());
            StepType source = types.get(reference.step());
            if (source == null) {
                return plan.step(reference.step()).isPresent()
                        ? new Mismatch(
                                "the step "
                                        + reference.step()
                                        + " comes later, or is this step itself.",
                                "Move it up.")
                        : new Mismatch(
                                "there is no step named " + reference.step() + ".",
                                Nearest.hint(reference.step(), List.copyOf(types.keySet())));
            }
            if (reference.field().isPresent() || source.fits(type)) {
                return null;
            }
            return new Mismatch(
                    "takes "
                            + LiteralCheck.inWords(type)
                            + ", but "
                            + reference.step()
                            + " is a "
                            + source.inWords()
                            + ".",
                    "Refer to another step.");
        }

        private void returns() {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < plan.returns().size(); i++) {
                String name = plan.returns().get(i);
                used.add(name);
                if (!types.containsKey(name)) {
                    error(
                            text.returned(i),
                            "There is no step named " + name + ".",
                            Nearest.hint(name, List.copyOf(types.keySet())));
                } else if (!seen.add(name)) {
                    error(text.returned(i), name + " is returned twice.", "Remove one.");
                }
            }
            if (plan.returns().isEmpty()) {
                error(Position.START, "The plan returns nothing.", "End it with: return NAME");
            }
        }

        private void unused() {
            for (int i = 0; i < plan.steps().size(); i++) {
                String name = plan.steps().get(i).name();
                if (!used.contains(name)) {
                    Position at = text.step(i);
                    errors.add(
                            new PlanError(
                                    Severity.WARNING,
                                    at.line(),
                                    at.column(),
                                    "The result of " + name + " is not used.",
                                    "Return it, or remove the step."));
                }
            }
        }

        private void error(Position at, String message, String hint) {
            errors.add(new PlanError(Severity.ERROR, at.line(), at.column(), message, hint));
        }
    }
}
