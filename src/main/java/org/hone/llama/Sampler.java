package org.hone.llama;

import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws tokens from logits. For one sequence. */
final class Sampler {
    private final SamplingOptions options;
    private final SplittableRandom random;

    Sampler(SamplingOptions options) {
        this.options = options;
        this.random = new SplittableRandom(options.seed());
    }

    /**
     * A token.
     *
     * @param logProb its natural log-probability among the allowed tokens at temperature 1
     */
    record Draw(int token, double logProb) {}

    Draw draw(float[] logits, BitSet allowed) {
        int[] tokens = allowed.stream().toArray();
        double logSum = logSumExp(logits, tokens, 1);
        int token = options.temperature() == 0 ? likeliest(logits, tokens) : sample(logits, tokens);
        return new Draw(token, logits[token] - logSum);
    }

    /** The likeliest allowed token but one. */
    Optional<Draw> runnerUp(float[] logits, BitSet allowed, int drawn) {
        BitSet others = (BitSet) allowed.clone();
        others.clear(drawn);
        if (others.isEmpty()) {
            return Optional.empty();
        }
        int token = likeliest(logits, others.stream().toArray());
        return Optional.of(
                new Draw(token, logits[token] - logSumExp(logits, allowed.stream().toArray(), 1)));
    }

    private static int likeliest(float[] logits, int[] tokens) {
        int best = tokens[0];
        for (int token : tokens) {
            best = logits[token] > logits[best] ? token : best;
        }
        return best;
    }

    private int sample(float[] logits, int[] tokens) {
        int[] sorted =
                IntStream.of(tokens)
                        .boxed()
                        .sorted((a, b) -> Float.compare(logits[b], logits[a]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int kept = options.topK() > 0 ? Math.min(options.topK(), sorted.length) : sorted.length;
        double logSum = logSumExp(logits, sorted, options.temperature());
        double[] cumulative = new double[kept];
        double sum = 0;
        for (int i = 0; i < kept; i++) {
            sum += Math.exp(logits[sorted[i]] / options.temperature() - logSum);
            cumulative[i] = sum;
            if (sum >= options.topP()) {
                kept = i + 1;
            }
        }
        double at = random.nextDouble() * cumulative[kept - 1];
        for (int i = 0; i < kept; i++) {
            if (at < cumulative[i]) {
                return sorted[i];
            }
        }
        return sorted[kept - 1];
    }

    private static double logSumExp(float[] logits, int[] tokens, double temperature) {
        double max = Double.NEGATIVE_INFINITY;
        for (int token : tokens) {
            max = Math.max(max, logits[token] / temperature);
        }
        double sum = 0;
        for (int token : tokens) {
            sum += Math.exp(logits[token] / temperature - max);
        }
        return max + Math.log(sum);
    }
}
