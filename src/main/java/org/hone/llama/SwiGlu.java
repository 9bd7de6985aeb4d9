package org.hone.llama;

import ai.djl.ndarray.NDArray;

/**
 * The feed-forward layer (Shazeer 2020): {@code down(silu(gate(x)) * up(x))}. [B, T, D] to [B, T,
 * D].
 */
final class SwiGlu {
    private final Linear gate;
    private final Linear up;
    private final Linear down;

    SwiGlu(Weights weights, int layer) {
        String prefix = "model.layers." + layer + ".mlp.";
        gate = Linear.of(weights, prefix + "gate_proj");
        up = Linear.of(weights, prefix + "up_proj");
        down = Linear.of(weights, prefix + "down_proj");
    }

    NDArray forward(NDArray x) {
        NDArray g = gate.forward(x);
        NDArray silu = g.mul(ai.djl.nn.Activation.sigmoid(g));
        return down.forward(silu.mul(up.forward(x)));
    }
}
