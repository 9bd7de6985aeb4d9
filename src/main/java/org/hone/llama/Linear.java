package org.hone.llama;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * A projection: [..., in] times the transpose of a weight [out, in], plus a bias where it has one.
 */
final class Linear {
    private final NDArray weight;
    private final Optional<NDArray> bias;

    Linear(NDArray weight) {
        this(weight, Optional.empty());
    }

    Linear(NDArray weight, Optional<NDArray> bias) {
        this.weight = weight;
        this.bias = bias;
    }

    /** The projection {@code name.weight}, with {@code name.bias} where there is one. */
    static Linear of(Weights weights, String name) {
        return new Linear(weights.get(name + ".weight"), weights.find(name + ".bias"));
    }

    NDArray forward(NDArray x) {
        return x.getNDArrayInternal().linear(x, weight, bias.orElse(null)).singletonOrThrow();
    }
}
