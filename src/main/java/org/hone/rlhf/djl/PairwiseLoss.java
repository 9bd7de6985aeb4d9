package org.hone.rlhf.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.hone.rlhf.JudgedPairs;

/**
 * {@code -w log sigma(r_better - r_worse)} (Bradley and Terry 1952; Christiano et al. 2017). All
 * pairs of a pick among K carry w = 1/(K-1), so that the pick counts once [patent 56-61].
 */
final class PairwiseLoss {
    private PairwiseLoss() {}

    /**
     * @param rewards [N, E], one column per member of the ensemble
     * @param pairs rows of {@code rewards}
     * @return [P, E], the weighted loss of each pair
     */
    static NDArray of(NDArray rewards, List<JudgedPairs.Pair> pairs) {
        NDManager step = rewards.getManager();
        NDArray margin = margin(rewards, pairs);
        return softplus(margin.neg()).mul(weights(pairs, step));
    }

    /** r_first - r_second: [P, E]. */
    static NDArray margin(NDArray rewards, List<JudgedPairs.Pair> pairs) {
        NDManager step = rewards.getManager();
        long[] first = pairs.stream().mapToLong(JudgedPairs.Pair::first).toArray();
        long[] second = pairs.stream().mapToLong(JudgedPairs.Pair::second).toArray();
        return RewardFeatures.rows(rewards, first, step)
                .sub(RewardFeatures.rows(rewards, second, step));
    }

    /** [P, 1]. */
    static NDArray weights(List<JudgedPairs.Pair> pairs, NDManager step) {
        float[] weights = new float[pairs.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) pairs.get(i).weight();
        }
        return step.create(weights, new Shape(weights.length, 1));
    }

    /** {@code log(1 + exp(x))} without overflow: {@code max(x, 0) + log(1 + exp(-|x|))}. */
    static NDArray softplus(NDArray x) {
        return x.maximum(0f).add(x.abs().neg().exp().add(1f).log());
    }
}
