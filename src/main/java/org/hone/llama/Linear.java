package org.hone.llama;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * A projection: [..., in] times the transpose of a weight [out, in], plus a bias where it has one,
 * plus the low-rank term that is attached to it, if any.
 */
final class Linear {
    private final Weights weights;
    private final String module;
    private final NDArray weight;
    private final Optional<NDArray> bias;

    private Linear(Weights weights, String module) {
        this.weights = weights;
        this.module = module;
        this.weight = weights.get(module + ".weight");
        this.bias = weights.find(module + ".bias");
    }

    /**
     * @param module the parameter's name without {@code .weight}
     */
    static Linear of(Weights weights, String module) {
        return new Linear(weights, module);
    }

    NDArray forward(NDArray x) {
        NDArray y = x.getNDArrayInternal().linear(x, weight, bias.orElse(null)).singletonOrThrow();
        LowRank term = weights.lowRank().get(module);
        return term == null ? y : term.add(y, x);
    }
}
