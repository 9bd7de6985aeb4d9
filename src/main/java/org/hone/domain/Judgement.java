package org.hone.domain;

import java.util.Objects;
import java.util.Optional;

/**
 * What an annotator has said of a task so far, by the positions in which the plans are shown.
 *
 * @param ranking of positions, from 0; empty when nothing was ranked
 * @param none whether none of the plans is acceptable
 * @param better text of a plan that the annotator wrote; empty for none
 * @param confidence how sure
 * @param reason in the annotator's words; may be empty
 * @param elapsedMillis spent on the task so far
 */
public record Judgement(
        Ranking ranking,
        boolean none,
        String better,
        Optional<Confidence> confidence,
        String reason,
        long elapsedMillis) {
    /** The longest reason, in characters. */
    public static final int LONGEST_REASON = 2000;

    public Judgement {
        Objects.requireNonNull(ranking, "ranking");
        Objects.requireNonNull(better, "better");
        Objects.requireNonNull(confidence, "confidence");
        Objects.requireNonNull(reason, "reason");
        if (reason.length() > LONGEST_REASON) {
            throw new InvalidInputException(
                    "A reason has at most %,d characters; shorten it.".formatted(LONGEST_REASON));
        }
    }

    /** A ranking and nothing else. */
    public static Judgement of(Ranking ranking, long elapsedMillis) {
        return new Judgement(ranking, false, "", Optional.empty(), "", elapsedMillis);
    }
}
