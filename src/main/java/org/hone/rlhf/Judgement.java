package org.hone.rlhf;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an annotator said of the candidates of one state; candidates are named by index from 0. */
public sealed interface Judgement {

    /** One candidate over each other [patent 56-61]. Nothing is said of the others' order. */
    record Pick(int chosen) implements Judgement {}

    /**
     * A full or partial order. Candidates in no tier were not judged.
     *
     * @param tiers best first; candidates in one tier are equally good
     */
    record Ranking(List<List<Integer>> tiers) implements Judgement {
        public Ranking {
            tiers = tiers.stream().map(List::copyOf).toList();
            Set<Integer> seen = new HashSet<>();
            for (List<Integer> tier : tiers) {
                for (int candidate : tier) {
                    if (!seen.add(candidate)) {
                        throw new IllegalArgumentException(
                                "Candidate " + candidate + " is ranked twice");
                    }
                }
            }
        }
    }

    /** One candidate on its own: submitted or thumbed up, or regenerated or thumbed down. */
    record Label(int candidate, boolean good) implements Judgement {}
}
