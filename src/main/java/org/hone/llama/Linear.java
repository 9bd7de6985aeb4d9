package org.hone.llama;

import ai.djl.ndarray.NDArray;

/**
 * A projection without bias: [..., in] times the transpose of a weight [out, in], plus the low-rank
 * term that is attached to it, if any.
 */
final class Linear {
    private final Weights weights;
    private final String module;
    private final NDArray weight;

    private Linear(Weights weights, String module, NDArray weight) {
        this.weights = weights;
        this.module = module;
        this.weight = weight;
    }

    /**
     * @param module the parameter's name without {@code .weight}
     */
    static Linear of(Weights weights, String module) {
        return new Linear(weights, module, weights.get(module + ".weight"));
    }

    NDArray forward(NDArray x) {
        NDArray y = x.getNDArrayInternal().linear(x, weight, null).singletonOrThrow();
        LowRank term = weights.lowRank().get(module);
        return term == null ? y : term.add(y, x);
    }
}
