package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;

/**
 * Causal grouped-query attention with rotary positions (Vaswani et al. 2017; Ainslie et al. 2023).
 * [B, T, D] to [B, T, D]; each of the K key-value heads serves H/K query heads.
 */
final class Attention {
    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear output;
    private final Optional<RMSNorm> queryNorm;
    private final Optional<RMSNorm> keyNorm;
    private final RotaryEmbedding rotary;
    private final LlamaConfig config;
    private final float scale;

    Attention(LlamaConfig config, Weights weights, int layer, RotaryEmbedding rotary) {
        String prefix = "model.layers." + layer + ".self_attn.";
        query = Linear.of(weights, prefix + "q_proj");
        key = Linear.of(weights, prefix + "k_proj");
        value = Linear.of(weights, prefix + "v_proj");
        output = Linear.of(weights, prefix + "o_proj");
        queryNorm = headNorm(config, weights, prefix + "q_norm.weight");
        keyNorm = headNorm(config, weights, prefix + "k_norm.weight");
        this.rotary = rotary;
        this.config = config;
        this.scale = (float) Math.sqrt(config.headSize());
    }

    /** Lays the three projections of a layer into one matrix, which decoding uses. */
    static void fuse(Weights weights, int layer) {
        String prefix = "model.layers." + layer + ".self_attn.";
        for (String kind : List.of("weight", "bias")) {
            weights.fuse(
                    fused(layer, kind),
                    List.of(
                            prefix + "q_proj." + kind,
                            prefix + "k_proj." + kind,
                            prefix + "v_proj." + kind));
        }
    }

    static String fused(int layer, String kind) {
        return "model.layers." + layer + ".self_attn.qkv_proj." + kind;
    }

    /**
     * @param angles of the T positions
     * @param mask [T, S], 0 where position t may look at s and very negative elsewhere; empty when
     *     it may look everywhere
     */
    NDArray forward(NDArray x, NDList angles, Optional<NDArray> mask) {
        NDList projected = project(x, angles);
        NDArray q = projected.get(0);
        NDArray k = projected.get(1);
        NDArray v = projected.get(2);
        NDManager step = x.getManager();
        int groups = config.heads() / config.keyValueHeads();
        if (groups > 1) {
            k = owned(step, k.repeat(1, groups));
            v = owned(step, v.repeat(1, groups));
        }
        NDArray scores = q.div(scale).matMul(owned(step, k.transpose(0, 1, 3, 2)));
        NDArray allowed = mask.isPresent() ? scores.add(mask.get()) : scores;
        NDArray mixed = allowed.softmax(-1).matMul(v);
        long batch = x.getShape().get(0);
        long positions = x.getShape().get(1);
        return output.forward(
                mixed.transpose(0, 2, 1, 3).reshape(batch, positions, config.queryWidth()));
    }

    /**
     * Queries [B, H, T, d] and keys [B, K, T, d], normalised where the model does it and rotated,
     * and values [B, K, T, d].
     */
    private NDList project(NDArray x, NDList angles) {
        NDArray q = heads(query.forward(x), config.heads());
        NDArray k = heads(key.forward(x), config.keyValueHeads());
        NDArray v = heads(value.forward(x), config.keyValueHeads());
        NDArray normedQ = queryNorm.isPresent() ? queryNorm.get().forward(q) : q;
        NDArray normedK = keyNorm.isPresent() ? keyNorm.get().forward(k) : k;
        return new NDList(rotary.rotate(normedQ, angles), rotary.rotate(normedK, angles), v);
    }

    private static Optional<RMSNorm> headNorm(LlamaConfig config, Weights weights, String name) {
        return weights.find(name).map(weight -> new RMSNorm(weight, config.normEps()));
    }

    /** A result belongs to the manager of the array that it was taken of. */
    private static NDArray owned(NDManager step, NDArray view) {
        view.attach(step);
        return view;
    }

    /** [B, T, n*d] to [B, n, T, d]. */
    private NDArray heads(NDArray x, int n) {
        return x.reshape(x.getShape().get(0), x.getShape().get(1), n, config.headSize())
                .transpose(0, 2, 1, 3);
    }
}
