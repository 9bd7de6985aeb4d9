package org.hone.rlhf.djl;

/**
 * How a reward model is trained.
 *
 * @param tuneTrunk whether the trunk learns too; only a separate one may
 * @param members heads of the ensemble, each with its own bootstrap of the examples
 * @param headSteps full-batch updates of the heads at most
 * @param headLearningRate of the heads while the trunk stands still
 * @param epochs passes over the examples while the trunk learns, at most
 * @param learningRate of the trunk
 * @param batchTokens tokens of candidates per update of the trunk
 * @param pull how strongly heads are held to where they began, as the precision of a prior on
 *     standardised features
 * @param centring coefficient of {@link RewardCentring}
 * @param tieNu Davidson's nu, above 0
 * @param plackettLuce whether rankings are read as choices from what is left, not as pairs
 * @param heldOut share of queries held out, in [0, 1)
 * @param patience evaluations without a better held-out loss before training stops
 * @param seed of the split, the bootstrap and the order of batches
 */
public record RewardOptions(
        boolean tuneTrunk,
        int members,
        int headSteps,
        double headLearningRate,
        int epochs,
        double learningRate,
        int batchTokens,
        double pull,
        double centring,
        double tieNu,
        boolean plackettLuce,
        double heldOut,
        int patience,
        long seed) {

    /** Heads on a trunk that stands still: what an online update and a small set of picks need. */
    public static RewardOptions headOnly(long seed) {
        return new RewardOptions(
                false, 5, 200, 0.03, 0, 0, 4096, 10.0, 0.01, 0.5, false, 0.15, 5, seed);
    }

    /** The heads first, then all weights. */
    public static RewardOptions wholeTrunk(long seed) {
        return new RewardOptions(
                true, 5, 200, 0.03, 4, 3e-4, 3000, 10.0, 0.01, 0.5, false, 0.15, 2, seed);
    }
}
