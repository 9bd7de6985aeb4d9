package org.hone.rlhf.djl;

import ai.djl.ndarray.NDArray;

/** Pulls a head towards where it began: {@code sum (w - w0)^2} of each member. */
final class HeadPull {
    private HeadPull() {}

    /**
     * @param step a copy of the head's weights that belongs to the step, or an operation on them
     * @param initial [E, F]
     * @return [E]
     */
    static NDArray of(NDArray step, NDArray initial) {
        return step.sub(initial).square().sum(new int[] {1});
    }
}
