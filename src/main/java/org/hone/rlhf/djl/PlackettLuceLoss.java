package org.hone.rlhf.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * A ranking as choices from what is left (Plackett 1975; Luce 1959): {@code sum_i [log sum_{j not
 * better than i} exp(r_j) - r_i]}. Equals are each chosen from their own tier and all below it
 * (Breslow's rule); the last tier adds nothing unless it holds equals, and then only among
 * themselves.
 */
final class PlackettLuceLoss {
    private static final float NEVER = -1e9f;

    private PlackettLuceLoss() {}

    /**
     * @param rewards [N, E]
     * @param tiers rows of {@code rewards}, best first
     * @return [E], over the number of stages so that a ranking of two is a pairwise pick
     */
    static NDArray of(NDArray rewards, List<List<Integer>> tiers) {
        NDManager step = rewards.getManager();
        int n = (int) rewards.getShape().get(0);
        int all = tiers.stream().mapToInt(List::size).sum();
        int stages = all - (tiers.get(tiers.size() - 1).size() == 1 ? 1 : 0);
        long[] chosen = new long[stages];
        float[] mask = new float[stages * n];
        java.util.Arrays.fill(mask, NEVER);
        int stage = 0;
        for (int tier = 0; tier < tiers.size(); tier++) {
            for (int candidate : tiers.get(tier)) {
                if (stage == stages) {
                    break;
                }
                chosen[stage] = candidate;
                for (List<Integer> left : tiers.subList(tier, tiers.size())) {
                    for (int other : left) {
                        mask[stage * n + other] = 0;
                    }
                }
                stage++;
            }
        }
        // [1, N, E] + [S, N, 1]
        NDArray open = rewards.expandDims(0).add(step.create(mask, new Shape(stages, n, 1)));
        NDArray best = open.max(new int[] {1}, true);
        NDArray total = open.sub(best).exp().sum(new int[] {1}).log().add(best.squeeze(1));
        return total.sub(RewardFeatures.rows(rewards, chosen, step))
                .sum(new int[] {0})
                .div((float) Math.max(1, stages));
    }
}
