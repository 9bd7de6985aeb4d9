package org.hone.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.hone.domain.Plan;
import org.hone.domain.State;

/**
 * Candidate plans for one question, and how good each really is.
 *
 * @param id of the prompt example
 * @param group how the question is phrased
 * @param heldOut whether no phrasing of its intent is in the train split
 * @param state S
 * @param plans with marks, in random order
 * @param origins what made each, such as {@code reference} or {@code wrong operation}
 * @param truth F1 of each plan's executed answer against the reference plan's, in [0, 1]
 */
public record CandidateSet(
        String id,
        String group,
        boolean heldOut,
        State state,
        List<Plan> plans,
        List<String> origins,
        List<Double> truth) {
    private static final double EQUAL = 1e-9;

    /** Two candidates of which one is truly better. */
    public record TruePair(int better, int worse) {}

    public CandidateSet {
        plans = List.copyOf(plans);
        origins = List.copyOf(origins);
        truth = List.copyOf(truth);
    }

    /** All pairs that truly differ. */
    public List<TruePair> pairs() {
        List<TruePair> pairs = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            for (int j = 0; j < plans.size(); j++) {
                if (truth.get(i) > truth.get(j) + EQUAL) {
                    pairs.add(new TruePair(i, j));
                }
            }
        }
        return pairs;
    }
}
