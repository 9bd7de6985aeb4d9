package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Optional;

/**
 * One decoder layer [patent 31]: attention and feed-forward, each behind a norm. [B, T, D] to [B,
 * T, D].
 */
final class DecoderLayer {
    private final RMSNorm inputNorm;
    private final Attention attention;
    private final RMSNorm postAttentionNorm;
    private final SwiGlu mlp;

    DecoderLayer(LlamaConfig config, Weights weights, int layer, RotaryEmbedding rotary) {
        String prefix = "model.layers." + layer + ".";
        inputNorm = new RMSNorm(weights.get(prefix + "input_layernorm.weight"), config.normEps());
        attention = new Attention(config, weights, layer, rotary);
        postAttentionNorm =
                new RMSNorm(
                        weights.get(prefix + "post_attention_layernorm.weight"), config.normEps());
        mlp = new SwiGlu(weights, layer);
    }

    NDArray forward(NDArray x, NDList angles, Optional<NDArray> mask) {
        NDArray attended = x.add(attention.forward(inputNorm.forward(x), angles, mask));
        return attended.add(mlp.forward(postAttentionNorm.forward(attended)));
    }
}
