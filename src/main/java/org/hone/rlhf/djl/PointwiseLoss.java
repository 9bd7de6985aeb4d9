package org.hone.rlhf.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Logistic loss of one candidate on its own: {@code -log sigma(r)} if good, else of {@code -r}. */
final class PointwiseLoss {
    private PointwiseLoss() {}

    /**
     * @param rewards [N, E]
     * @param rows of the judged candidates
     * @param good what was said of each
     * @return [P, E]
     */
    static NDArray of(NDArray rewards, long[] rows, boolean[] good) {
        NDManager step = rewards.getManager();
        float[] signs = new float[rows.length];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = good[i] ? -1f : 1f;
        }
        NDArray signed =
                RewardFeatures.rows(rewards, rows, step)
                        .mul(step.create(signs, new Shape(signs.length, 1)));
        return PairwiseLoss.softplus(signed);
    }
}
