package org.hone.rlhf.djl;

import ai.djl.ndarray.NDArray;

/**
 * Keeps rewards near zero, which pairs alone leave open (Eisenstein et al. 2023; TRL's {@code
 * center_rewards_coefficient}): the mean of {@code (r_better + r_worse)^2}.
 */
final class RewardCentring {
    private RewardCentring() {}

    /**
     * @param better [P, E]
     * @param worse [P, E]
     * @return [E]
     */
    static NDArray of(NDArray better, NDArray worse) {
        return better.add(worse).square().mean(new int[] {0});
    }
}
