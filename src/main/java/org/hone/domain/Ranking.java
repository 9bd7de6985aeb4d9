package org.hone.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * An order of some candidates, with ties. A candidate in no tier is worse than all that are in one;
 * nothing is said of two such candidates. So a pick of one among K is a ranking with one tier of
 * one.
 *
 * @param tiers indexes of candidates, best tier first; those of one tier are equally good
 */
public record Ranking(List<List<Integer>> tiers) {
    /** Nothing is better than anything else. */
    public static final Ranking NONE = new Ranking(List.of());

    public Ranking {
        tiers = tiers.stream().map(List::copyOf).toList();
        Set<Integer> seen = new HashSet<>();
        for (List<Integer> tier : tiers) {
            if (tier.isEmpty() || !tier.stream().allMatch(index -> index >= 0 && seen.add(index))) {
                throw new InvalidInputException(
                        "A ranking names each plan at most once. Rank the plans again.");
            }
        }
    }

    /** One is better than all others. */
    public static Ranking pick(int best) {
        return new Ranking(List.of(List.of(best)));
    }

    /** Whether it says nothing. */
    public boolean isEmpty() {
        return tiers.isEmpty();
    }

    /** Those of the first tier; empty when there is none. */
    public List<Integer> best() {
        return tiers.isEmpty() ? List.of() : tiers.get(0);
    }

    /** The same with other indexes. */
    public Ranking renumbered(IntUnaryOperator index) {
        return new Ranking(
                tiers.stream().map(tier -> tier.stream().map(index::applyAsInt).toList()).toList());
    }

    /**
     * Two candidates of which it says how they compare.
     *
     * @param tied whether they are equally good; else the first is better
     */
    public record Pair(int better, int worse, boolean tied) {}

    /**
     * All that it says, pair by pair [patent 60].
     *
     * @param size the number of candidates, K
     */
    public List<Pair> pairs(int size) {
        List<Pair> pairs = new ArrayList<>();
        Set<Integer> rest = new HashSet<>();
        for (int i = 0; i < size; i++) {
            rest.add(i);
        }
        for (List<Integer> tier : tiers) {
            rest.removeAll(tier);
        }
        for (int i = 0; i < tiers.size(); i++) {
            List<Integer> below = new ArrayList<>();
            tiers.subList(i + 1, tiers.size()).forEach(below::addAll);
            below.addAll(rest);
            List<Integer> tier = tiers.get(i);
            for (int j = 0; j < tier.size(); j++) {
                for (int tied : tier.subList(j + 1, tier.size())) {
                    pairs.add(new Pair(tier.get(j), tied, true));
                }
                for (int worse : below) {
                    pairs.add(new Pair(tier.get(j), worse, false));
                }
            }
        }
        return pairs;
    }
}
