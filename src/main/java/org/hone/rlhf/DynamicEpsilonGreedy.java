package org.hone.rlhf;

import java.util.SplittableRandom;
import org.hone.domain.Selection;

/**
 * The dynamic epsilon-greedy policy [patent 72-75]: A1 with probability 1 - p; else, where R2 >=
 * R1, A2 with probability {@code exp(T R2) / (exp(T R1) + exp(T R2))}, and A1 otherwise.
 */
public final class DynamicEpsilonGreedy implements SelectionPolicy {
    private final double refineProbability;
    private final double temperature;
    private final String reason;

    /**
     * @param refineProbability p, in [0, 1]
     * @param temperature T, at least 0
     * @param reason one sentence on why p is what it is
     */
    public DynamicEpsilonGreedy(double refineProbability, double temperature, String reason) {
        if (!(refineProbability >= 0 && refineProbability <= 1) || !(temperature >= 0)) {
            throw new IllegalArgumentException("p in [0, 1] and T >= 0");
        }
        this.refineProbability = refineProbability;
        this.temperature = temperature;
        this.reason = reason;
    }

    /** The policy while nothing has been trained: p = 0. */
    public static DynamicEpsilonGreedy untrained() {
        return new DynamicEpsilonGreedy(
                0,
                1,
                "The refinement model is not trained yet, so the first model's plan is shown (p = 0).");
    }

    @Override
    public Selection select(double reward1, double reward2, long seed) {
        double refined = refineProbability * probabilityOfSecond(reward1, reward2);
        boolean second = new SplittableRandom(seed).nextDouble() < refined;
        return new Selection(
                second ? 1 : 0,
                second ? refined : 1 - refined,
                refineProbability,
                temperature,
                reason);
    }

    private double probabilityOfSecond(double reward1, double reward2) {
        if (!(reward2 >= reward1)) {
            return 0;
        }
        return 1 / (1 + Math.exp(-temperature * (reward2 - reward1)));
    }

    /** What it does now, in one sentence. */
    public String describe() {
        return reason;
    }
}
