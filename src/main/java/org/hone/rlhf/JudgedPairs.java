package org.hone.rlhf;

import java.util.ArrayList;
import java.util.List;

/**
 * The pairs that one judgement stands for.
 *
 * @param ordered better over worse
 * @param tied equally good
 */
public record JudgedPairs(List<Pair> ordered, List<Pair> tied) {

    /**
     * A pair of candidates.
     *
     * @param first the better one, where there is one
     * @param second the other
     * @param weight 1/(K-1), so that a pick among K counts once however many pairs it makes
     */
    public record Pair(int first, int second, double weight) {}

    public JudgedPairs {
        ordered = List.copyOf(ordered);
        tied = List.copyOf(tied);
    }

    /**
     * The pairs of a judgement of {@code candidates} candidates; none for a {@link
     * Judgement.Label}.
     */
    public static JudgedPairs of(Judgement judgement, int candidates) {
        List<Pair> ordered = new ArrayList<>();
        List<Pair> tied = new ArrayList<>();
        if (judgement instanceof Judgement.Pick pick) {
            for (int other = 0; other < candidates; other++) {
                if (other != pick.chosen()) {
                    ordered.add(new Pair(pick.chosen(), other, 1.0 / (candidates - 1)));
                }
            }
        } else if (judgement instanceof Judgement.Ranking ranking) {
            int ranked = ranking.tiers().stream().mapToInt(List::size).sum();
            double weight = 1.0 / Math.max(1, ranked - 1);
            for (int tier = 0; tier < ranking.tiers().size(); tier++) {
                List<Integer> equals = ranking.tiers().get(tier);
                for (int i = 0; i < equals.size(); i++) {
                    for (int j = i + 1; j < equals.size(); j++) {
                        tied.add(new Pair(equals.get(i), equals.get(j), weight));
                    }
                    for (List<Integer> worse :
                            ranking.tiers().subList(tier + 1, ranking.tiers().size())) {
                        for (int other : worse) {
                            ordered.add(new Pair(equals.get(i), other, weight));
                        }
                    }
                }
            }
        }
        return new JudgedPairs(ordered, tied);
    }
}
