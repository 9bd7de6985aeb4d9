package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The decoder [patent, Fig. 1]: token embedding, layers, final norm, and the head that predicts the
 * next token. Safe for reading from several threads while no weight changes.
 */
public final class LlamaForCausalLM {
    private static final float NEVER = -1e9f;

    private final LlamaConfig config;
    private final Weights weights;
    private final RotaryEmbedding rotary;
    private final List<DecoderLayer> layers = new ArrayList<>();
    private final RMSNorm norm;
    private final Linear head;
    private final NDArray embedding;

    /**
     * @param weights stay the caller's to close; the model must not be used afterwards
     */
    public LlamaForCausalLM(LlamaConfig config, Weights weights) {
        this.config = config;
        this.weights = weights;
        rotary = new RotaryEmbedding(config, weights.manager());
        for (int i = 0; i < config.layers(); i++) {
            layers.add(new DecoderLayer(config, weights, i, rotary));
        }
        embedding = weights.get("model.embed_tokens.weight");
        norm = new RMSNorm(weights.get("model.norm.weight"), config.normEps());
        head = Linear.of(weights, config.tied() ? "model.embed_tokens" : "lm_head");
    }

    /** Its shape. */
    public LlamaConfig config() {
        return config;
    }

    /** Its parameters. */
    public Weights weights() {
        return weights;
    }

    /** An empty cache for one batch of sequences. */
    public KvCache newCache(NDManager parent) {
        return new KvCache(parent, config.layers());
    }

    /**
     * Hidden states after the final norm.
     *
     * @param ids int64 [B, T], owned by the step's manager; right padding is harmless
     * @return [B, T, D], owned by the manager of {@code ids}
     */
    public NDArray hidden(NDArray ids) {
        return hidden(ids, Optional.empty());
    }

    /** The same for positions that follow those of a cache, which takes them up. */
    public NDArray hidden(NDArray ids, KvCache cache) {
        return hidden(ids, Optional.of(cache));
    }

    private NDArray hidden(NDArray ids, Optional<KvCache> cache) {
        NDManager step = ids.getManager();
        int count = (int) ids.getShape().get(1);
        int past = cache.map(KvCache::length).orElse(0);
        if (past + count > config.maxPositions()) {
            throw new IllegalArgumentException(
                    "%d positions; the model takes %d"
                            .formatted(past + count, config.maxPositions()));
        }
        NDList angles = rotary.angles(step, past, count);
        Optional<NDArray> mask =
                count == 1 ? Optional.empty() : Optional.of(mask(step, past, count));
        NDArray x =
                ids.getNDArrayInternal()
                        .embedding(ids, embedding, SparseFormat.DENSE)
                        .singletonOrThrow();
        for (DecoderLayer layer : layers) {
            x = layer.forward(x, angles, mask, cache);
        }
        cache.ifPresent(c -> c.advance(count));
        return norm.forward(x);
    }

    /** Whole sequences layer by layer, for training that recomputes instead of storing. */
    LayerStack layers(NDManager step, int positions) {
        NDList angles = rotary.angles(step, 0, positions);
        Optional<NDArray> mask =
                positions == 1 ? Optional.empty() : Optional.of(mask(step, 0, positions));
        return new LayerStack(
                ids ->
                        ids.getNDArrayInternal()
                                .embedding(ids, embedding, SparseFormat.DENSE)
                                .singletonOrThrow(),
                layers.stream()
                        .<UnaryOperator<NDArray>>map(
                                layer -> x -> layer.forward(x, angles, mask, Optional.empty()))
                        .toList(),
                norm::forward);
    }

    /**
     * The parts of {@link #hidden}; each result belongs to the manager of its argument.
     *
     * @param embed int64 [B, T] to [B, T, D]
     */
    record LayerStack(
            UnaryOperator<NDArray> embed,
            List<UnaryOperator<NDArray>> layers,
            UnaryOperator<NDArray> norm) {}

    /**
     * Scores of the next token.
     *
     * @param hidden [..., D]
     * @return [..., V], owned by the manager of {@code hidden}
     */
    public NDArray logits(NDArray hidden) {
        return head.forward(hidden);
    }

    /** Position t may look at s up to past + t. */
    private static NDArray mask(NDManager step, int past, int count) {
        int all = past + count;
        float[] mask = new float[count * all];
        for (int t = 0; t < count; t++) {
            for (int s = past + t + 1; s < all; s++) {
                mask[t * all + s] = NEVER;
            }
        }
        return step.create(mask, new Shape(count, all));
    }
}
