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
import java.util.stream.Stream;
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
     * The beginning of a continuation, from which it may go on.
     *
     * @param tokens drawn so far
     * @param logProb natural log-probability of drawing them
     */
    public record Prefix(List<Integer> tokens, double logProb) {
        /** Nothing drawn yet. */
        public static final Prefix EMPTY = new Prefix(List.of(), 0);

        Prefix with(Sampler.Draw draw) {
            List<Integer> longer = new ArrayList<>(tokens);
            longer.add(draw.token());
            return new Prefix(List.copyOf(longer), logProb + draw.logProb());
        }
    }

    /**
     * A continuation.
     *
     * @param text without control tokens
     * @param whole all tokens, the prefix and the end included, and their log-probability under the
     *     constrained distribution at temperature 1
     * @param finished false when the longest length was reached first
     * @param branches after each position behind the prefix: the same beginning with the likeliest
     *     token that was not drawn
     */
    public record Generation(String text, Prefix whole, boolean finished, List<Prefix> branches) {}

    /**
     * Continues a prompt.
     *
     * @param prompt token numbers, at least one
     * @param start what the continuation may be
     * @param prefix the beginning of the continuation
     * @param pieces hears each token's text as it is drawn, the prefix's too
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public Generation generate(
            List<Integer> prompt,
            ByteAutomaton start,
            Prefix prefix,
            SamplingOptions options,
            Consumer<String> pieces,
            Cancellation cancellation) {
        Tensors.recordGradients(false);
        Sampler sampler = new Sampler(options);
        List<Prefix> branches = new ArrayList<>();
        Prefix drawn = prefix;
        ByteAutomaton position = start;
        for (int token : prefix.tokens()) {
            position = after(position, token, pieces);
        }
        int room = Math.min(options.maxTokens(), model.config().maxPositions() - prompt.size());
        try (KvCache cache = model.newCache(model.weights().manager())) {
            long[] input =
                    Stream.concat(prompt.stream(), prefix.tokens().stream())
                            .mapToLong(Integer::longValue)
                            .toArray();
            while (drawn.tokens().size() < room && !ends(drawn)) {
                cancellation.check();
                float[] logits = next(input, cache);
                BitSet allowed = trie.allowed(position);
                allowed.set(end, position.complete());
                if (allowed.isEmpty()) {
                    break;
                }
                Sampler.Draw draw = sampler.draw(logits, allowed);
                Prefix before = drawn;
                sampler.runnerUp(logits, allowed, draw.token())
                        .ifPresent(other -> branches.add(before.with(other)));
                drawn = drawn.with(draw);
                if (draw.token() == end) {
                    return new Generation(tokenizer.decode(drawn.tokens()), drawn, true, branches);
                }
                position = after(position, draw.token(), pieces);
                input = new long[] {draw.token()};
            }
        }
        return new Generation(tokenizer.decode(drawn.tokens()), drawn, ends(drawn), branches);
    }

    private boolean ends(Prefix drawn) {
        int size = drawn.tokens().size();
        return size > 0 && drawn.tokens().get(size - 1) == end;
    }

    private ByteAutomaton after(ByteAutomaton position, int token, Consumer<String> pieces) {
        byte[] bytes = tokenizer.bytes(token);
        ByteAutomaton moved = position;
        for (byte b : bytes) {
            moved = moved.after(b & 0xff);
        }
        pieces.accept(new String(bytes, StandardCharsets.UTF_8));
        return moved;
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
