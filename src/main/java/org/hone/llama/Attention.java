package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
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
    private final RotaryEmbedding rotary;
    private final LlamaConfig config;
    private final int layer;
    private final float scale;

    Attention(LlamaConfig config, Weights weights, int layer, RotaryEmbedding rotary) {
        String prefix = "model.layers." + layer + ".self_attn.";
        query = Linear.of(weights, prefix + "q_proj");
        key = Linear.of(weights, prefix + "k_proj");
        value = Linear.of(weights, prefix + "v_proj");
        output = Linear.of(weights, prefix + "o_proj");
        this.rotary = rotary;
        this.config = config;
        this.layer = layer;
        this.scale = (float) Math.sqrt(config.headSize());
    }

    /**
     * @param angles of the T positions
     * @param mask [T, S], 0 where position t may look at s and very negative elsewhere; empty when
     *     it may look everywhere
     * @param cache takes keys and values of the new positions; empty while training
     */
    NDArray forward(NDArray x, NDList angles, Optional<NDArray> mask, Optional<KvCache> cache) {
        NDArray q = rotary.rotate(heads(query.forward(x), config.heads()), angles);
        NDArray k = rotary.rotate(heads(key.forward(x), config.keyValueHeads()), angles);
        NDArray v = heads(value.forward(x), config.keyValueHeads());
        if (cache.isPresent()) {
            k = cache.get().appendKeys(layer, k);
            v = cache.get().appendValues(layer, v);
        }
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
                mixed.transpose(0, 2, 1, 3).reshape(batch, positions, config.hiddenSize()));
    }

    /** A view of the cache would belong to the cache and stay until it is closed. */
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
