package org.hone.rlhf.djl;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.hone.rlhf.JudgedPairs;

/**
 * Ties by Davidson's model (1970): with strengths p = exp(r), {@code P(tie) = nu sqrt(p1 p2) / (p1
 * + p2 + nu sqrt(p1 p2))}, and {@code P(1 over 2) = p1 / (the same)}. nu is how likely a tie
 * between equals is: P = nu / (2 + nu).
 */
final class DavidsonLoss {
    private DavidsonLoss() {}

    /**
     * The weighted negative log-likelihood of ties.
     *
     * @param rewards [N, E]
     * @param nu above 0
     * @return [P, E]
     */
    static NDArray ties(NDArray rewards, List<JudgedPairs.Pair> pairs, double nu) {
        NDArray margin = PairwiseLoss.margin(rewards, pairs);
        return normaliser(margin, nu)
                .sub((float) Math.log(nu))
                .mul(PairwiseLoss.weights(pairs, rewards.getManager()));
    }

    /** The same where the first was better: for annotators who may call a tie. */
    static NDArray wins(NDArray rewards, List<JudgedPairs.Pair> pairs, double nu) {
        NDArray margin = PairwiseLoss.margin(rewards, pairs);
        return normaliser(margin, nu)
                .sub(margin.mul(0.5f))
                .mul(PairwiseLoss.weights(pairs, rewards.getManager()));
    }

    /** {@code log(exp(d/2) + exp(-d/2) + nu)}, for strengths whose product is 1. */
    private static NDArray normaliser(NDArray margin, double nu) {
        NDArray half = margin.mul(0.5f);
        float tie = (float) Math.log(nu);
        NDArray most = half.abs().maximum(tie);
        return half.sub(most)
                .exp()
                .add(half.neg().sub(most).exp())
                .add(most.neg().add(tie).exp())
                .log()
                .add(most);
    }
}
