package org.hone.io.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Something that people or models said of completions of a prompt. */
public sealed interface Exchanged {
    /** What was to be answered. */
    Passage prompt();

    /**
     * An order of completions, with ties. A completion in no tier is worse than all that are in
     * one.
     *
     * @param completions at least two
     * @param tiers indexes of completions, best tier first; none when no completion is acceptable
     * @param annotator who said so; may be empty
     * @param reason in the annotator's words; may be empty
     */
    record Comparison(
            Passage prompt,
            List<Passage> completions,
            List<List<Integer>> tiers,
            String annotator,
            String reason)
            implements Exchanged {
        public Comparison {
            Objects.requireNonNull(prompt, "prompt");
            completions = List.copyOf(completions);
            tiers = tiers.stream().map(List::copyOf).toList();
            Objects.requireNonNull(annotator, "annotator");
            Objects.requireNonNull(reason, "reason");
            if (completions.size() < 2) {
                throw new IllegalArgumentException("a comparison needs two completions");
            }
            Set<Integer> seen = new HashSet<>();
            for (List<Integer> tier : tiers) {
                for (int index : tier) {
                    if (index < 0 || index >= completions.size() || !seen.add(index)) {
                        throw new IllegalArgumentException(
                                "tiers name each completion at most once, by its index");
                    }
                }
            }
        }

        /** One completion over one other. */
        public static Comparison pair(Passage prompt, Passage chosen, Passage rejected) {
            return new Comparison(
                    prompt, List.of(chosen, rejected), List.of(List.of(0), List.of(1)), "", "");
        }
    }

    /** Whether one completion is good [KTO's form]. */
    record Label(Passage prompt, Passage completion, boolean good, String annotator)
            implements Exchanged {
        public Label {
            Objects.requireNonNull(prompt, "prompt");
            Objects.requireNonNull(completion, "completion");
            Objects.requireNonNull(annotator, "annotator");
        }
    }
}
