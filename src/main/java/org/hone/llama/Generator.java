package org.hone.llama;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hone.task.Cancellation;

/**
 * Writes continuations token by token along an automaton. Safe for several threads. Methods that
 * take a cancellation throw {@link java.util.concurrent.CancellationException} within about 50 ms
 * of its request.
 */
public final class Generator {
    private final LlamaForCausalLM model;
    private final BpeTokenizer tokenizer;
    private final Vocabulary vocabulary;

    /**
     * @param endToken the control token that ends a text, such as {@code <eos>}
     */
    public Generator(LlamaForCausalLM model, BpeTokenizer tokenizer, String endToken) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.vocabulary =
                new Vocabulary(tokenizer.size(), tokenizer::bytes, Set.of(tokenizer.id(endToken)));
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
    }

    /**
     * A continuation.
     *
     * @param text without control tokens and stop texts
     * @param whole all tokens, the prefix and the end included, and their log-probability under the
     *     constrained distribution at temperature 1
     * @param finished false when the longest length was reached first
     * @param branches after each position behind the prefix: the same beginning with the likeliest
     *     token that was not drawn
     */
    public record Generation(String text, Prefix whole, boolean finished, List<Prefix> branches) {
        /** Log-probability per token. */
        public double meanLogProb() {
            return whole.logProb() / Math.max(1, whole.tokens().size());
        }
    }

    /**
     * Continues a prompt.
     *
     * @param prompt token numbers, at least one
     * @param start what the continuation may be
     * @param pieces hears the text in whole characters as it is written
     */
    public Generation generate(
            List<Integer> prompt,
            ByteAutomaton start,
            SamplingOptions options,
            Consumer<String> pieces,
            Cancellation cancellation) {
        try (Continuations all = open(prompt, start, options.maxTokens())) {
            return all.generate(Prefix.EMPTY, options, pieces, cancellation);
        }
    }

    /**
     * Prepares several continuations of one prompt, one after the other: what they have in common
     * is decoded once.
     *
     * @param maxTokens the longest continuation
     */
    public Continuations open(List<Integer> prompt, ByteAutomaton start, int maxTokens) {
        return new Continuations(this, prompt, start, maxTokens);
    }

    /**
     * Continues several prompts side by side.
     *
     * @return one continuation per prompt; their seeds count up from the options'
     */
    public List<Generation> generateAll(
            List<List<Integer>> prompts,
            ByteAutomaton start,
            SamplingOptions options,
            Cancellation cancellation) {
        int longest = prompts.stream().mapToInt(List::size).max().orElse(0);
        int capacity = capacity(longest, options.maxTokens());
        List<Continuation> rows = new ArrayList<>();
        for (List<Integer> prompt : prompts) {
            rows.add(continuation(prompt, vocabulary.start(start), options, rows.size(), capacity));
        }
        try (Decoding decoding = model.decoding(rows.size(), capacity)) {
            decoding.read(prompts.stream().map(Generator::array).toList(), cancellation);
            return new Rows(decoding, rows).run(cancellation);
        }
    }

    /**
     * Draws several continuations of one prompt side by side; the prompt is decoded once.
     *
     * @return as many as asked; their seeds count up from the options'
     */
    public List<Generation> candidates(
            List<Integer> prompt,
            ByteAutomaton start,
            int count,
            SamplingOptions options,
            Cancellation cancellation) {
        int capacity = capacity(prompt.size(), options.maxTokens());
        Vocabulary.Place shared = vocabulary.start(start);
        List<Continuation> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(continuation(prompt, shared, options, i, capacity));
        }
        try (Decoding decoding = model.decoding(1, capacity)) {
            decoding.read(List.of(array(prompt)), cancellation);
            return new Rows(decoding, rows).run(cancellation);
        }
    }

    /** The best of several candidates by log-probability per token. */
    public Generation bestOf(
            List<Integer> prompt,
            ByteAutomaton start,
            int count,
            SamplingOptions options,
            Cancellation cancellation) {
        return candidates(prompt, start, count, options, cancellation).stream()
                .max(Comparator.comparingDouble(Generation::meanLogProb))
                .orElseThrow();
    }

    /**
     * The likeliest continuations that a beam search finds.
     *
     * @param width beams, at least one
     * @param lengthPenalty log-probabilities are compared after division by length to this power
     * @param options only the longest length counts
     * @return at most {@code width}, best first; finished ones before others
     */
    public List<Generation> beam(
            List<Integer> prompt,
            ByteAutomaton start,
            int width,
            double lengthPenalty,
            SamplingOptions options,
            Cancellation cancellation) {
        int capacity = capacity(prompt.size(), options.maxTokens());
        try (Decoding decoding = model.decoding(1, capacity)) {
            decoding.read(List.of(array(prompt)), cancellation);
            return new BeamSearch(decoding, tokenizer, vocabulary, width, lengthPenalty)
                    .run(vocabulary.start(start), capacity - prompt.size(), cancellation);
        }
    }

    private Continuation continuation(
            List<Integer> prompt,
            Vocabulary.Place start,
            SamplingOptions options,
            int number,
            int capacity) {
        return new Continuation(
                tokenizer,
                vocabulary,
                start,
                prompt,
                Prefix.EMPTY,
                options.withSeed(options.seed() + number),
                Math.min(options.maxTokens(), capacity - prompt.size()),
                piece -> {});
    }

    int capacity(int prompt, int more) {
        return (int) Math.min(model.config().maxPositions(), (long) prompt + more);
    }

    LlamaForCausalLM model() {
        return model;
    }

    BpeTokenizer tokenizer() {
        return tokenizer;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    static int[] array(List<Integer> tokens) {
        return tokens.stream().mapToInt(Integer::intValue).toArray();
    }
}
