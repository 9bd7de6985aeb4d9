package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final Lazy<DecoderScript> script;

    /**
     * @param weights stay the caller's to close; the model must not be used afterwards
     */
    public LlamaForCausalLM(LlamaConfig config, Weights weights) {
        this.config = config;
        this.weights = weights;
        rotary = new RotaryEmbedding(config, weights.manager());
        for (int i = 0; i < config.layers(); i++) {
            Attention.fuse(weights, i);
            SwiGlu.fuse(weights, i);
            layers.add(new DecoderLayer(config, weights, i, rotary));
        }
        embedding = weights.get("model.embed_tokens.weight");
        norm = new RMSNorm(weights.get("model.norm.weight"), config.normEps());
        head = Linear.of(weights, config.tied() ? "model.embed_tokens" : "lm_head");
        script = new Lazy<>(() -> new DecoderScript(config, weights, rotary));
    }

    /** Its shape. */
    public LlamaConfig config() {
        return config;
    }

    /** Its parameters. */
    public Weights weights() {
        return weights;
    }

    /**
     * An empty decoding; its owner closes it.
     *
     * @param rows sequences side by side
     * @param capacity the longest that they may grow, in tokens
     * @throws IllegalArgumentException if the model does not take so many positions
     * @throws IllegalStateException while an adapter is attached that is not merged: decoding reads
     *     the weights alone
     */
    public Decoding decoding(int rows, int capacity) {
        requirePositions(capacity);
        if (!weights.lowRank().isEmpty()) {
            throw new IllegalStateException("Merge the attached adapter before decoding");
        }
        return new Decoding(this, rows, capacity);
    }

    DecoderScript script() {
        return script.get();
    }

    /**
     * Hidden states after the final norm.
     *
     * @param ids int64 [B, T], owned by the step's manager; right padding is harmless
     * @return [B, T, D], owned by the manager of {@code ids}
     */
    public NDArray hidden(NDArray ids) {
        NDManager step = ids.getManager();
        int count = (int) ids.getShape().get(1);
        requirePositions(count);
        NDList angles = rotary.angles(step, count);
        Optional<NDArray> mask = count == 1 ? Optional.empty() : Optional.of(mask(step, count));
        NDArray x =
                ids.getNDArrayInternal()
                        .embedding(ids, embedding, SparseFormat.DENSE)
                        .singletonOrThrow();
        for (DecoderLayer layer : layers) {
            x = layer.forward(x, angles, mask);
        }
        return norm.forward(x);
    }

    private void requirePositions(int count) {
        if (count > config.maxPositions()) {
            throw new IllegalArgumentException(
                    "%d positions; the model takes %d".formatted(count, config.maxPositions()));
        }
    }

    /** Whole sequences layer by layer, for training that recomputes instead of storing. */
    LayerStack layers(NDManager step, int positions) {
        NDList angles = rotary.angles(step, positions);
        Optional<NDArray> mask =
                positions == 1 ? Optional.empty() : Optional.of(mask(step, positions));
        return new LayerStack(
                ids ->
                        ids.getNDArrayInternal()
                                .embedding(ids, embedding, SparseFormat.DENSE)
                                .singletonOrThrow(),
                layers.stream()
                        .<UnaryOperator<NDArray>>map(layer -> x -> layer.forward(x, angles, mask))
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

    /** Position t may look at s up to t. */
    private static NDArray mask(NDManager step, int count) {
        float[] mask = new float[count * count];
        for (int t = 0; t < count; t++) {
            Arrays.fill(mask, t * count + t + 1, (t + 1) * count, NEVER);
        }
        return step.create(mask, new Shape(count, count));
    }
}
