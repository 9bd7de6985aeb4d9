package org.hone.llama;

import ai.djl.ndarray.NDArray;
import java.util.List;

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

    /** Lays the first two projections of a layer into one matrix, which decoding uses. */
    static void fuse(Weights weights, int layer) {
        String prefix = "model.layers." + layer + ".mlp.";
        weights.fuse(fused(layer), List.of(prefix + "gate_proj.weight", prefix + "up_proj.weight"));
    }

    static String fused(int layer) {
        return "model.layers." + layer + ".mlp.gate_up_proj.weight";
    }

    NDArray forward(NDArray x) {
        NDArray g = gate.forward(x);
        NDArray silu = g.mul(ai.djl.nn.Activation.sigmoid(g));
        return down.forward(silu.mul(up.forward(x)));
    }
}
