package org.hone.llama;

import ai.djl.ndarray.NDArray;

/**
 * Root mean square normalisation (Zhang and Sennrich 2019): {@code x / sqrt(mean(x^2) + eps) *
 * weight}. [B, T, D] to [B, T, D].
 */
final class RMSNorm {
    private static final int[] LAST = {-1};

    private final NDArray weight;
    private final float eps;

    RMSNorm(NDArray weight, double eps) {
        this.weight = weight;
        this.eps = (float) eps;
    }

    NDArray forward(NDArray x) {
        return x.div(x.square().mean(LAST, true).add(eps).sqrt()).mul(weight);
    }
}
