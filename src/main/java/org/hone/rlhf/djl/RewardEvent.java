package org.hone.rlhf.djl;

/**
 * How the training of a reward model stands.
 *
 * @param stage {@code features}, {@code head} or {@code trunk}
 * @param step updates of this stage
 * @param steps of this stage at most
 * @param loss nats per example, mean over members
 * @param heldOutLoss the same on the held-out examples; NaN when none was measured
 * @param heldOutAccuracy share of held-out pairs in the judged order; NaN when none was measured
 */
public record RewardEvent(
        String stage,
        int step,
        int steps,
        double loss,
        double heldOutLoss,
        double heldOutAccuracy) {}
