package org.hone.rlhf.djl;

/**
 * How a training run stands after an update.
 *
 * @param step updates made
 * @param loss cross-entropy, nats per completion token, smoothed over about 50 updates
 * @param devLoss the same on the dev split's canonical phrasings; NaN between evaluations
 * @param gradNorm global norm before clipping
 * @param learningRate of this update
 * @param tokensPerSecond tokens of prompts and completions
 */
public record TrainingEvent(
        int step,
        double loss,
        double devLoss,
        double gradNorm,
        double learningRate,
        double tokensPerSecond) {}
