package org.hone.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An annotator's judgement of a task [patent 55, 59].
 *
 * @param id unique; storing the same id twice stores it once
 * @param task what was judged
 * @param annotator who judged; may be empty
 * @param ranking of the task's candidates, by their index in the task
 * @param noneAcceptable whether no candidate answers the query
 * @param demonstration a better plan that the annotator wrote, with marks: better than every
 *     candidate
 * @param confidence how sure, where it was said
 * @param reason in the annotator's words; may be empty
 * @param elapsedMillis from seeing the task to the judgement
 * @param presentedOrder the candidates' indexes in the order shown, first position first
 * @param given when
 */
public record Preference(
        UUID id,
        UUID task,
        String annotator,
        Ranking ranking,
        boolean noneAcceptable,
        Optional<Plan> demonstration,
        Optional<Confidence> confidence,
        String reason,
        long elapsedMillis,
        List<Integer> presentedOrder,
        Instant given) {
    public Preference {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(annotator, "annotator");
        Objects.requireNonNull(ranking, "ranking");
        Objects.requireNonNull(demonstration, "demonstration");
        Objects.requireNonNull(confidence, "confidence");
        Objects.requireNonNull(reason, "reason");
        presentedOrder = List.copyOf(presentedOrder);
        Objects.requireNonNull(given, "given");
        if (ranking.isEmpty() && !noneAcceptable && demonstration.isEmpty()) {
            throw new InvalidInputException(
                    "The judgement says nothing. Pick a plan, say that none is acceptable, or write a better one.");
        }
        if (noneAcceptable && !ranking.isEmpty()) {
            throw new InvalidInputException(
                    "A plan cannot be the best and none acceptable. Say one of them.");
        }
    }
}
