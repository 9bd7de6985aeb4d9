package org.hone.rlhf;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.task.Cancellation;

/** A model that compares plans as an annotator would [patent 52-62]. */
public interface PlanJudge {
    /**
     * Compares candidates. The judge sees them twice, the second time in the opposite order; what
     * it says counts only when it says the same both times.
     *
     * @param candidates two or more; nothing tells which model wrote them
     * @param seed of the first order
     * @throws PlanningException if it cannot be asked, or twice gave no answer that can be read
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    Verdict judge(State state, List<Plan> candidates, long seed, Cancellation cancellation);

    /** Who judges, for the record. */
    String name();

    /**
     * What came of it.
     *
     * @param kind whether there is a best one
     * @param best index of the best candidate; present exactly for PICKED
     * @param reason in the judge's words; may be empty
     * @param usage of both questions together
     */
    record Verdict(Kind kind, Optional<Integer> best, String reason, Usage usage) {
        /** Whether there is a best candidate. */
        public enum Kind {
            /** The same one was the best both times. */
            PICKED,
            /** None is acceptable, said both times. */
            NONE,
            /** The two answers differ: the order decided, so nothing is learned. */
            INCONSISTENT
        }

        public Verdict {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(usage, "usage");
            if (best.isPresent() != (kind == Kind.PICKED)) {
                throw new IllegalArgumentException(kind + ", " + best);
            }
        }
    }

    /**
     * Tokens that were paid for.
     *
     * @param prompt tokens read
     * @param completion tokens written
     * @param estimated whether some endpoint did not say, so that four characters were counted as
     *     one token
     */
    record Usage(long prompt, long completion, boolean estimated) {
        /** Nothing yet. */
        public static final Usage NONE = new Usage(0, 0, false);

        /** Both together. */
        public Usage plus(Usage other) {
            return new Usage(
                    prompt + other.prompt,
                    completion + other.completion,
                    estimated || other.estimated);
        }

        /**
         * What it costs, in the currency of the prices.
         *
         * @param perMillionPrompt price of a million tokens read
         * @param perMillionCompletion price of a million tokens written
         */
        public double cost(double perMillionPrompt, double perMillionCompletion) {
            return (prompt * perMillionPrompt + completion * perMillionCompletion) / 1e6;
        }
    }
}
