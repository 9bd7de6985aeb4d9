package org.hone.rlhf.djl;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hone.domain.EntityMark;
import org.hone.domain.Plan;
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
        return plan.withValues(
                value ->
                        value instanceof Value.Mark mark
                                ? new Value.Mark(toSession.getOrDefault(mark.mark(), mark.mark()))
                                : value);
    }

    /** The marks that the model has read, in order. */
    List<EntityMark> modelMarks() {
        return List.copyOf(toModel.values());
    }
}
