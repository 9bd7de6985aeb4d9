package org.hone.llama;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.hone.task.Cancellation;

/** Times prefill and decoding of a model, and what constrained decoding adds. For one thread. */
public final class DecodingBenchmark {
    private static final double NANOS = 1e9;

    private final Cancellation never = Cancellation.none();
    private final int prompt;
    private final int generated;
    private final int repeats;

    /**
     * @param prompt tokens that are read
     * @param generated tokens that are written after them
     * @param repeats timed runs, after one that is not
     */
    public DecodingBenchmark(int prompt, int generated, int repeats) {
        this.prompt = prompt;
        this.generated = generated;
        this.repeats = repeats;
    }

    /**
     * Medians.
     *
     * @param batch sequences side by side
     * @param prefill tokens per second of all sequences
     * @param decode tokens per second of all sequences
     * @param spread of decode: the fastest run over the slowest
     * @param processorMillis of the whole process per step of decoding, on all cores
     * @param nativeCalls per step of decoding
     */
    public record Row(
            int batch,
            double prefill,
            double decode,
            double spread,
            double processorMillis,
            double nativeCalls) {}

    /** Times one batch size with the likeliest token of each step. */
    public Row run(LlamaForCausalLM model, int batch) {
        List<Double> prefill = new ArrayList<>();
        List<Double> decode = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        double calls = 0;
        for (int i = 0; i <= repeats; i++) {
            try (Decoding decoding = model.decoding(batch, prompt + generated)) {
                long began = System.nanoTime();
                decoding.read(Collections.nCopies(batch, tokens(model)), never);
                long read = System.nanoTime();
                long processorBefore = processorNanos();
                long callsBefore = decoding.nativeCalls();
                write(decoding, batch, model.config().vocabSize());
                long written = System.nanoTime();
                calls = (decoding.nativeCalls() - callsBefore) / (double) generated;
                if (i > 0) {
                    prefill.add(batch * prompt * NANOS / (read - began));
                    decode.add(batch * generated * NANOS / (written - read));
                    processor.add((processorNanos() - processorBefore) / 1e6 / generated);
                }
            }
        }
        double spread = Collections.max(decode) / Collections.min(decode);
        return new Row(batch, median(prefill), median(decode), spread, median(processor), calls);
    }

    private static long processorNanos() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    private int[] tokens(LlamaForCausalLM model) {
        int[] tokens = new int[prompt];
        Arrays.setAll(tokens, i -> (i * 7 + 3) % model.config().vocabSize());
        return tokens;
    }

    private void write(Decoding decoding, int batch, int vocabulary) {
        float[] logits = new float[vocabulary];
        int[] next = new int[batch];
        for (int t = 0; t < generated; t++) {
            for (int row = 0; row < batch; row++) {
                decoding.logits(row, logits);
                int best = 0;
                for (int v = 1; v < vocabulary; v++) {
                    best = logits[v] > logits[best] ? v : best;
                }
                next[row] = best;
            }
            decoding.append(next, never);
        }
    }

    /**
     * The part of constrained decoding in writing texts.
     *
     * @param tokens written in all
     * @param perToken milliseconds for a token in all
     * @param constraint milliseconds for a token that finding the allowed ones takes
     */
    public record Share(int tokens, double perToken, double constraint) {}

    /** Writes texts greedily, then walks them again for the constraint alone. */
    public Share constrained(Generator generator, List<ConstrainedText> texts) {
        SamplingOptions greedy = SamplingOptions.greedy(generated);
        int tokens = 0;
        long written = 0;
        long walked = 0;
        for (int i = 0; i <= repeats; i++) {
            for (ConstrainedText text : texts) {
                long began = System.nanoTime();
                Generator.Generation generation =
                        generator.generate(text.prompt(), text.start(), greedy, piece -> {}, never);
                long after = System.nanoTime();
                walk(generator.vocabulary(), text.start(), generation.whole().tokens());
                if (i > 0) {
                    tokens += generation.whole().tokens().size();
                    written += after - began;
                    walked += System.nanoTime() - after;
                }
            }
        }
        double perToken = 1e6 * Math.max(1, tokens);
        return new Share(tokens, written / perToken, walked / perToken);
    }

    private static void walk(Vocabulary vocabulary, ByteAutomaton start, List<Integer> tokens) {
        Vocabulary.Place place = vocabulary.start(start);
        for (int token : tokens) {
            place.allowed();
            place = vocabulary.ends(token) ? place : place.after(token);
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
    }
}
