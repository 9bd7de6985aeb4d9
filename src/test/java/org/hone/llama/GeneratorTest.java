package org.hone.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private static final List<Integer> PROMPT = List.of(1, 2, 3);

    private final NDManager manager = Tensors.newManager();
    private final Cancellation never = Cancellation.none();
    private LlamaForCausalLM model;
    private Generator generator;

    @BeforeEach
    void build() {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        vocabulary.put("<eos>", 0);
        for (String piece : List.of("a", "b", "c", "ab", "bc", "abc", "ca")) {
            vocabulary.put(piece, vocabulary.size());
        }
        BpeTokenizer tokenizer =
                new BpeTokenizer(vocabulary, List.of(), List.of("<eos>"), List.of());
        LlamaConfig config =
                new LlamaConfig(vocabulary.size(), 16, 24, 2, 4, 2, 40, 10_000, 1e-5, false);
        Map<String, float[]> values =
                Weights.initialise(Weights.shapes(config), manager, 3).values();
        SplittableRandom random = new SplittableRandom(6);
        for (float[] array : values.values()) {
            for (int i = 0; i < array.length; i++) {
                array[i] += (float) (0.4 * random.nextGaussian());
            }
        }
        model = new LlamaForCausalLM(config, Weights.of(values, Weights.shapes(config), manager));
        generator = new Generator(model, tokenizer, "<eos>");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** The letters a, b, c in turn, as many as given, not fewer than two. */
    private record Turns(int written, int most) implements ByteAutomaton {
        @Override
        public boolean allows(int nextByte) {
            return written < most && nextByte == 'a' + written % 3;
        }

        @Override
        public ByteAutomaton after(int nextByte) {
            return new Turns(written + 1, most);
        }

        @Override
        public boolean complete() {
            return written >= 2;
        }
    }

    @Test
    void whatIsWrittenFollowsTheAutomaton() {
        for (int seed = 0; seed < 20; seed++) {
            Generator.Generation text =
                    generator.generate(
                            PROMPT,
                            new Turns(0, 7),
                            SamplingOptions.sampled(1, 20, seed),
                            piece -> {},
                            never);
            assertThat("abcabca").startsWith(text.text());
            assertThat(text.finished()).isTrue();
            assertThat(text.text().length()).isBetween(2, 7);
        }
    }

    @Test
    void aBatchWritesWhatEachPromptWouldAlone() {
        List<List<Integer>> prompts = List.of(PROMPT, List.of(5), List.of(4, 4, 6, 1, 2));
        SamplingOptions options = SamplingOptions.sampled(0.8, 12, 5);
        List<Generator.Generation> together =
                generator.generateAll(prompts, ByteAutomaton.ANYTHING, options, never);
        for (int i = 0; i < prompts.size(); i++) {
            assertSame(
                    together.get(i),
                    generator.generate(
                            prompts.get(i),
                            ByteAutomaton.ANYTHING,
                            options.withSeed(5 + i),
                            piece -> {},
                            never));
        }
    }

    private static void assertSame(Generator.Generation one, Generator.Generation other) {
        assertThat(one.whole().tokens()).isEqualTo(other.whole().tokens());
        assertThat(one.text()).isEqualTo(other.text());
        assertThat(one.whole().logProb()).isCloseTo(other.whole().logProb(), within(1e-4));
    }

    @Test
    void candidatesAreDrawnAsIfAloneAndTheBestIsTheLikeliestPerToken() {
        SamplingOptions options = SamplingOptions.sampled(1, 10, 40);
        List<Generator.Generation> six =
                generator.candidates(PROMPT, ByteAutomaton.ANYTHING, 6, options, never);
        for (int i = 0; i < 6; i++) {
            assertSame(
                    six.get(i),
                    generator.generate(
                            PROMPT,
                            ByteAutomaton.ANYTHING,
                            options.withSeed(40 + i),
                            piece -> {},
                            never));
        }
        assertThat(six.stream().map(Generator.Generation::text).distinct().count())
                .isGreaterThan(3);
        assertSame(
                generator.bestOf(PROMPT, ByteAutomaton.ANYTHING, 6, options, never),
                six.stream()
                        .max(Comparator.comparingDouble(Generator.Generation::meanLogProb))
                        .orElseThrow());
    }

    @Test
    void aWideBeamFindsTheLikeliestTextsOfAll() {
        List<Generator.Generation> found =
                generator.beam(PROMPT, new Turns(0, 5), 30, 0, SamplingOptions.greedy(8), never);
        List<Generator.Prefix> all = new ArrayList<>();
        collect(Generator.Prefix.EMPTY, all);
        all.sort(Comparator.comparingDouble(prefix -> -prefix.logProb()));
        assertThat(found).hasSizeGreaterThan(5);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).whole().logProb())
                    .isCloseTo(all.get(i).logProb(), within(1e-4));
        }
        assertThat(found.get(0).whole().tokens()).isEqualTo(all.get(0).tokens());
    }

    /** All texts, by forcing each allowed token in turn. */
    private void collect(Generator.Prefix prefix, List<Generator.Prefix> all) {
        int size = prefix.tokens().size();
        if (size > 0 && prefix.tokens().get(size - 1) == 0) {
            all.add(prefix);
            return;
        }
        Vocabulary.Place place = generator.vocabulary().start(new Turns(0, 5));
        for (int token : prefix.tokens()) {
            place = place.after(token);
        }
        List<Integer> text = new ArrayList<>(PROMPT);
        text.addAll(prefix.tokens());
        float[] logits = new float[model.config().vocabSize()];
        try (Decoding decoding = model.decoding(1, 40)) {
            decoding.read(List.of(Generator.array(text)), never);
            decoding.logits(0, logits);
        }
        int[] allowed = place.allowed();
        for (int token : allowed) {
            List<Integer> longer = new ArrayList<>(prefix.tokens());
            longer.add(token);
            double by = logits[token] - Sampler.logSumExp(logits, allowed);
            collect(new Generator.Prefix(longer, prefix.logProb() + by), all);
        }
    }

    @Test
    void aBranchGoesOnWhereTheFirstTextLeftIt() {
        SamplingOptions greedy = SamplingOptions.greedy(8);
        try (Continuations texts = generator.open(PROMPT, new Turns(0, 6), 8)) {
            Generator.Generation first =
                    texts.generate(Generator.Prefix.EMPTY, greedy, piece -> {}, never);
            assertThat(first.branches()).isNotEmpty();
            for (Generator.Prefix branch : first.branches()) {
                Generator.Generation again = texts.generate(branch, greedy, piece -> {}, never);
                try (Continuations fresh = generator.open(PROMPT, new Turns(0, 6), 8)) {
                    assertSame(again, fresh.generate(branch, greedy, piece -> {}, never));
                }
                assertThat(again.whole().tokens()).isNotEqualTo(first.whole().tokens());
            }
        }
    }

    @Test
    void aStopTextEndsATextAndIsLeftOut() {
        StringBuilder heard = new StringBuilder();
        Generator.Generation text =
                generator.generate(
                        PROMPT,
                        new Turns(0, 12),
                        SamplingOptions.greedy(20).withStops(List.of("b")),
                        heard::append,
                        never);
        assertThat(text.text()).isEqualTo("a").isEqualTo(heard.toString());
        assertThat(text.finished()).isTrue();
    }

    @Test
    void aRequestToStopIsHeardAtTheNextToken() {
        Cancellation cancellation = new Cancellation();
        AtomicLong requested = new AtomicLong();
        assertThatThrownBy(
                        () ->
                                generator.generate(
                                        PROMPT,
                                        new Turns(0, 30),
                                        SamplingOptions.greedy(30),
                                        piece -> {
                                            cancellation.request();
                                            requested.incrementAndGet();
                                        },
                                        cancellation))
                .isInstanceOf(CancellationException.class);
        assertThat(requested).hasValue(1);
    }
}
