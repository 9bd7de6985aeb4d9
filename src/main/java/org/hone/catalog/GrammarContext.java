package org.hone.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hone.domain.EntityMark;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;

/**
 * What a half-written plan has so far.
 *
 * @param marks the entities that it may speak of
 * @param steps whole steps, in order
 * @param used names of steps that later ones refer to
 */
record GrammarContext(List<EntityMark> marks, List<Step> steps, Set<String> used) {
    /** A whole step and what it gives. */
    record Step(String name, StepType type) {}

    Optional<StepType> type(String name) {
        return steps.stream().filter(s -> s.name().equals(name)).map(Step::type).findFirst();
    }

    List<String> unused() {
        return steps.stream().map(Step::name).filter(name -> !used.contains(name)).toList();
    }

    /** Names of the steps whose result a parameter of that type takes. */
    List<String> fitting(ValueType type) {
        return steps.stream().filter(s -> s.type().fits(type)).map(Step::name).toList();
    }

    /** Marks that a parameter of that type takes. */
    List<EntityMark> fittingMarks(ValueType type) {
        return marks.stream()
                .filter(mark -> LiteralCheck.check(type, new Value.Mark(mark)) == null)
                .toList();
    }

    /** Only rows of earlier steps may be lacking; anything else can be written down. */
    boolean canCall(Operation operation) {
        return operation.parameters().stream()
                .filter(Parameter::required)
                .allMatch(
                        p ->
                                !(p.type() instanceof ValueType.RowsType)
                                        || !fitting(p.type()).isEmpty());
    }

    /** The context after one more step. */
    GrammarContext with(PlanStep step, Operation operation) {
        Map<String, StepType> earlier = new HashMap<>();
        steps.forEach(s -> earlier.put(s.name(), s.type()));
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(step.name(), StepType.of(step, operation, earlier)));
        Set<String> nowUsed = new HashSet<>(used);
        for (Value value : step.arguments().values()) {
            if (value instanceof Value.Reference reference) {
                nowUsed.add(reference.step());
            }
        }
        return new GrammarContext(marks, List.copyOf(more), Set.copyOf(nowUsed));
    }
}
