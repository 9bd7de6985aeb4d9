package org.hone.rlhf.djl;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hone.domain.EntityMark;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;

/**
 * Numbers marks in the order in which a model reads them, so that it always sees the same numbers
 * for the same text, however long the session; and back.
 */
final class MarkRenumbering {
    private static final Pattern MARK = Pattern.compile("@[a-z]+(?:_[a-z]+)*[1-9][0-9]{0,3}");

    private final Map<EntityMark, EntityMark> toModel = new LinkedHashMap<>();
    private final Map<EntityMark, EntityMark> toSession = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** A session's text as the model reads it. */
    String toModel(String text) {
        Matcher matcher = MARK.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(
                    out,
                    EntityMark.parse(matcher.group())
                            .map(mark -> toModel(mark).toString())
                            .orElse(matcher.group()));
        }
        return matcher.appendTail(out).toString();
    }

    EntityMark toModel(EntityMark mark) {
        return toModel.computeIfAbsent(
                mark,
                session -> {
                    EntityMark model =
                            new EntityMark(
                                    session.slug(), counts.merge(session.slug(), 1, Integer::sum));
                    toSession.put(model, session);
                    return model;
                });
    }

    /** A model's plan as the session knows it. */
    Plan toSession(Plan plan) {
        return new Plan(
                plan.steps().stream()
                        .map(
                                step -> {
                                    Map<String, Value> arguments = new LinkedHashMap<>();
                                    step.arguments()
                                            .forEach(
                                                    (name, value) ->
                                                            arguments.put(name, toSession(value)));
                                    return new PlanStep(step.name(), step.operation(), arguments);
                                })
                        .toList(),
                plan.returns());
    }

    private Value toSession(Value value) {
        if (value instanceof Value.Mark mark) {
            return new Value.Mark(toSession.getOrDefault(mark.mark(), mark.mark()));
        } else if (value instanceof Value.Items items) {
            return new Value.Items(items.items().stream().map(this::toSession).toList());
        }
        return value;
    }

    /** The marks that the model has read, in order. */
    java.util.List<EntityMark> modelMarks() {
        return java.util.List.copyOf(toModel.values());
    }
}
