package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * A low-rank term of a projection (Hu et al. 2021): {@code scale * x A^T B^T} on top of its output.
 *
 * @param a [rank, in]
 * @param b [out, rank]
 * @param scale alpha / rank
 * @param dropout share of the inputs dropped while gradients are recorded
 */
record LowRank(NDArray a, NDArray b, float scale, float dropout) {
    /**
     * @param y the projection's output [..., out]
     * @param x its input [..., in]
     * @return their sum, owned by the manager of {@code y}
     */
    NDArray add(NDArray y, NDArray x) {
        NDArray low = times(dropped(x), a);
        return y.add(times(low.mul(scale), b));
    }

    private NDArray dropped(NDArray x) {
        return dropout > 0 && JniUtils.isGradMode()
                ? JniUtils.dropout((PtNDArray) x, dropout, true)
                : x;
    }

    private static NDArray times(NDArray x, NDArray weight) {
        return x.getNDArrayInternal().linear(x, weight, null).singletonOrThrow();
    }
}
