package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.hone.task.Cancellation;

/** Writes continuations token by token along an automaton. Safe for several threads. */
public final class Generator {
    private final LlamaForCausalLM model;
    private final BpeTokenizer tokenizer;
    private final TokenTrie trie;
    private final int end;

    /**
     * @param endToken the control token that ends a text, such as {@code <eos>}
     */
    public Generator(LlamaForCausalLM model, BpeTokenizer tokenizer, String endToken) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.trie = new TokenTrie(tokenizer);
        this.end = tokenizer.id(endToken);
    }

    /**
     * A continuation.
     *
     * @param text without control tokens
     * @param tokens how many were drawn, the end included
     * @param logProb natural log-probability of all draws under the constrained distribution at
     *     temperature 1
     * @param finished false when the longest length was reached first
     */
    public record Generation(String text, int tokens, double logProb, boolean finished) {}

    /**
     * Continues a prompt.
     *
     * @param prompt token numbers, at least one
     * @param start what the continuation may be
     * @param pieces hears each token's text as it is drawn
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public Generation generate(
            List<Integer> prompt,
            ByteAutomaton start,
            SamplingOptions options,
            Consumer<String> pieces,
            Cancellation cancellation) {
        Tensors.recordGradients(false);
        Sampler sampler = new Sampler(options);
        List<Integer> drawn = new ArrayList<>();
        double logProb = 0;
        ByteAutomaton position = start;
        int room = Math.min(options.maxTokens(), model.config().maxPositions() - prompt.size());
        try (KvCache cache = model.newCache(model.weights().manager())) {
            long[] input = prompt.stream().mapToLong(Integer::longValue).toArray();
            while (drawn.size() < room) {
                cancellation.check();
                float[] logits = next(input, cache);
                BitSet allowed = trie.allowed(position);
                allowed.set(end, position.complete());
                if (allowed.isEmpty()) {
                    break;
                }
                Sampler.Draw draw = sampler.draw(logits, allowed);
                logProb += draw.logProb();
                drawn.add(draw.token());
                if (draw.token() == end) {
                    return new Generation(tokenizer.decode(drawn), drawn.size(), logProb, true);
                }
                byte[] bytes = tokenizer.bytes(draw.token());
                for (byte b : bytes) {
                    position = position.after(b & 0xff);
                }
                pieces.accept(new String(bytes, StandardCharsets.UTF_8));
                input = new long[] {draw.token()};
            }
        }
        return new Generation(tokenizer.decode(drawn), drawn.size(), logProb, false);
    }

    /** Logits [V] after the last position. */
    private float[] next(long[] ids, KvCache cache) {
        try (NDManager step = model.weights().manager().newSubManager()) {
            NDArray hidden = model.hidden(step.create(ids, new Shape(1, ids.length)), cache);
            NDArray last = hidden.get(new NDIndex(":, -1:"));
            return model.logits(last).toFloatArray();
        }
    }
}
