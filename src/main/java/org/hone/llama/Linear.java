package org.hone.llama;

import ai.djl.ndarray.NDArray;

/** A projection without bias: [..., in] times the transpose of a weight [out, in]. */
final class Linear {
    private final NDArray weight;

    Linear(NDArray weight) {
        this.weight = weight;
    }

    NDArray forward(NDArray x) {
        return x.getNDArrayInternal().linear(x, weight, null).singletonOrThrow();
    }
}
