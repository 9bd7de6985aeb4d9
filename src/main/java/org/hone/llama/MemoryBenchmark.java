package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hone.task.Cancellation;

/** Measures whether generating, training, and opening models leave memory behind. */
public final class MemoryBenchmark {
    private static final LlamaConfig TINY =
            new LlamaConfig(300, 128, 352, 4, 4, 2, 256, 10_000, 1e-5, true);
    private static final LlamaConfig SMOL_LM2_135M =
            new LlamaConfig(49_152, 576, 1536, 30, 9, 3, 2048, 100_000, 1e-5, true);
    private static final int READINGS = 10;

    private final Consumer<Reading> listener;

    /**
     * A reading after a garbage collection.
     *
     * @param what was done before it
     * @param arrays that models, adapters and optimisers own
     * @param seconds since the last reading
     * @param processorSeconds of all threads since the last reading; 0 where it is not known
     */
    public record Reading(
            String what,
            ProcessMemory memory,
            int arrays,
            double seconds,
            double processorSeconds) {}

    /**
     * @param listener hears each reading as it is taken
     */
    public MemoryBenchmark(Consumer<Reading> listener) {
        this.listener = listener;
    }

    /**
     * Alternates generations with full and adapter training steps of a tiny model, all of random
     * lengths. The first reading is after a tenth, when caches are warm.
     *
     * @param steps generations, and as many training steps
     */
    public void alternate(int steps) {
        BpeTokenizer tokenizer =
                new BpeTrainer().train(List.of(), TINY.vocabSize(), List.of("<eos>"), List.of());
        try (NDManager manager = Tensors.newManager();
                Weights weights = Weights.initialise(Weights.shapes(TINY), manager, 1)) {
            LlamaForCausalLM model = new LlamaForCausalLM(TINY, weights);
            Generator generator = new Generator(model, tokenizer, "<eos>");
            Clock clock = new Clock();
            try (LoraAdapter adapter = LoraAdapter.create(model, LoraConfig.ofRank(4), 1);
                    Trainer full = new Trainer(model, weights);
                    Trainer low = new Trainer(model, adapter.weights())) {
                SplittableRandom random = new SplittableRandom(1);
                int every = Math.max(1, steps / READINGS);
                for (int i = 1; i <= steps; i++) {
                    generate(generator, random);
                    if (i % 2 == 0) {
                        full.step(sequences(random, 4, 64));
                    } else {
                        adapter.attach();
                        low.step(sequences(random, 4, 64));
                        adapter.detach();
                    }
                    if (i % every == 0) {
                        clock.read("%d of each".formatted(i), manager);
                    }
                }
            }
        }
    }

    /** Opens and closes a model of the shape of SmolLM2-135M. */
    public void openAndClose(int times) {
        Tensors.recordGradients(false);
        Clock clock = new Clock();
        clock.read("before");
        for (int i = 1; i <= times; i++) {
            try (NDManager manager = Tensors.newManager();
                    Weights weights =
                            Weights.initialise(Weights.shapes(SMOL_LM2_135M), manager, i)) {
                NDArray ids = manager.create(new long[] {1, 2, 3}, new Shape(1, 3));
                LlamaForCausalLM model = new LlamaForCausalLM(SMOL_LM2_135M, weights);
                model.logits(model.hidden(ids));
                clock.read("open " + i, manager);
            }
            clock.read("closed " + i);
        }
    }

    /**
     * Trains an adapter of rank 8 on all projections of a model of the shape of SmolLM2-135M, one
     * sequence of 512 tokens a step, half of them completion.
     */
    public void adapt(int steps, CompletionGradient.Options options) {
        try (NDManager manager = Tensors.newManager();
                Weights weights = Weights.initialise(Weights.shapes(SMOL_LM2_135M), manager, 1)) {
            LlamaForCausalLM model = new LlamaForCausalLM(SMOL_LM2_135M, weights);
            Clock clock = new Clock();
            try (LoraAdapter adapter = LoraAdapter.create(model, LoraConfig.ofRank(8), 1);
                    Trainer trainer = new Trainer(model, adapter.weights(), options)) {
                adapter.attach();
                ProcessMemory.resetPeak();
                clock.read("open", manager);
                for (int i = 1; i <= steps; i++) {
                    trainer.step(List.of(sequence(new SplittableRandom(i), SMOL_LM2_135M, 512)));
                    clock.read("step " + i, manager);
                }
            }
        }
    }

    private static void generate(Generator generator, SplittableRandom random) {
        Tensors.recordGradients(false);
        generator.generate(
                tokens(random, TINY, 4 + random.nextInt(60)),
                new AnyText(),
                SamplingOptions.sampled(1, 4 + random.nextInt(12), random.nextLong()),
                piece -> {},
                Cancellation.none());
    }

    private static List<TokenSequence> sequences(SplittableRandom random, int count, int longest) {
        return Stream.generate(() -> sequence(random, TINY, 8 + random.nextInt(longest)))
                .limit(count)
                .toList();
    }

    private static TokenSequence sequence(SplittableRandom random, LlamaConfig config, int length) {
        return new TokenSequence(
                tokens(random, config, length / 2), tokens(random, config, length - length / 2));
    }

    private static List<Integer> tokens(SplittableRandom random, LlamaConfig config, int count) {
        return IntStream.generate(() -> 1 + random.nextInt(Math.min(250, config.vocabSize() - 1)))
                .limit(count)
                .boxed()
                .toList();
    }

    /** Gradient and update. */
    private static final class Trainer implements AutoCloseable {
        private final AdamW optimizer;
        private final Weights trained;
        private final CompletionGradient gradient;

        Trainer(LlamaForCausalLM model, Weights trained) {
            this(model, trained, new CompletionGradient.Options(2, 32, false));
        }

        Trainer(LlamaForCausalLM model, Weights trained, CompletionGradient.Options options) {
            this.trained = trained;
            optimizer = new AdamW(trained, 0.01f);
            gradient = new CompletionGradient(model, options, 1);
        }

        void step(List<TokenSequence> batch) {
            trained.all().values().forEach(array -> array.setRequiresGradient(true));
            gradient.accumulate(batch);
            optimizer.step(1e-3f, 1);
            trained.all().values().forEach(array -> array.setRequiresGradient(false));
        }

        @Override
        public void close() {
            optimizer.close();
        }
    }

    /** Takes readings. */
    private final class Clock {
        private long last = System.nanoTime();
        private double lastProcessor = processorSeconds();

        void read(String what, NDManager... owners) {
            double seconds = (System.nanoTime() - last) / 1e9;
            double processor = processorSeconds() - lastProcessor;
            int arrays = Stream.of(owners).mapToInt(m -> m.getManagedArrays().size()).sum();
            listener.accept(new Reading(what, ProcessMemory.settled(), arrays, seconds, processor));
            last = System.nanoTime();
            lastProcessor = processorSeconds();
        }

        private static double processorSeconds() {
            return ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .map(spent -> spent.toMillis() / 1e3)
                    .orElse(0.0);
        }
    }

    /** Every byte, and an end anywhere. */
    private static final class AnyText implements ByteAutomaton {
        @Override
        public boolean allows(int nextByte) {
            return true;
        }

        @Override
        public ByteAutomaton after(int nextByte) {
            return this;
        }

        @Override
        public boolean complete() {
            return true;
        }
    }
}
