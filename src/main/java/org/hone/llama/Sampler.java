package org.hone.llama;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws tokens from scores. For one sequence and one thread; buffers are reused. */
final class Sampler {
    /** exp(-30) adds nothing to a sum of floats. */
    private static final float NEGLIGIBLE = 30;

    private final SamplingOptions options;
    private final SplittableRandom random;
    private int[] kept = new int[0];
    private double[] chances = new double[0];
    private int count;

    Sampler(SamplingOptions options) {
        this.options = options;
        this.random = new SplittableRandom(options.seed());
    }

    /**
     * A token.
     *
     * @param logProb its natural log-probability among the allowed tokens at temperature 1, before
     *     any filter
     */
    record Draw(int token, double logProb) {}

    /**
     * A draw, and the likeliest allowed token that was not drawn.
     *
     * @param other token -1 when there is none
     */
    record Choice(Draw drawn, Draw other) {}

    /**
     * Draws one token.
     *
     * @param logits scores [V]; stay as they are
     * @param allowed tokens, in ascending order, at least one
     * @param seen tokens that occurred
     */
    Choice draw(float[] logits, int[] allowed, TokenSet seen) {
        float[] scores = options.repetitionPenalty() == 1 ? logits : seen.penalise(logits, options);
        double logSum = logSumExp(logits, allowed);
        int best = likeliest(scores, allowed, -1);
        int token = options.temperature() == 0 ? best : sample(scores, allowed, scores[best]);
        int other = token == best ? likeliest(scores, allowed, token) : best;
        return new Choice(
                new Draw(token, logits[token] - logSum),
                new Draw(other, other < 0 ? Double.NEGATIVE_INFINITY : logits[other] - logSum));
    }

    private static int likeliest(float[] scores, int[] allowed, int without) {
        int best = -1;
        for (int token : allowed) {
            if (token != without && (best < 0 || scores[token] > scores[best])) {
                best = token;
            }
        }
        return best;
    }

    /** The likeliest allowed tokens, best first. */
    static int[] best(float[] logits, int[] allowed, int count) {
        int[] best = new int[Math.min(count, allowed.length)];
        int found = 0;
        for (int token : allowed) {
            int at = found;
            while (at > 0 && logits[token] > logits[best[at - 1]]) {
                at--;
            }
            if (at < best.length) {
                found = Math.min(found + 1, best.length);
                System.arraycopy(best, at, best, at + 1, found - at - 1);
                best[at] = token;
            }
        }
        return best;
    }

    /** The natural logarithm of the sum of the exponentials of some scores. */
    static double logSumExp(float[] logits, int[] allowed) {
        float max = Float.NEGATIVE_INFINITY;
        for (int token : allowed) {
            max = Math.max(max, logits[token]);
        }
        double sum = 0;
        for (int token : allowed) {
            float below = max - logits[token];
            if (below < NEGLIGIBLE) {
                sum += Math.exp(-below);
            }
        }
        return max + Math.log(sum);
    }

    private int sample(float[] scores, int[] allowed, float max) {
        if (kept.length < allowed.length) {
            kept = new int[allowed.length];
            chances = new double[allowed.length];
        }
        count = 0;
        for (int token : allowed) {
            double below = (max - scores[token]) / options.temperature();
            if (below < NEGLIGIBLE) {
                kept[count] = token;
                chances[count++] = Math.exp(-below);
            }
        }
        if (options.topK() > 0 && options.topK() < count) {
            keepBest(options.topK(), 0);
        }
        if (options.topP() < 1) {
            double sum = sum();
            keepAtLeast((1 - options.topP()) * sum / count);
            keepBest(count, options.topP() * sum);
        }
        if (options.minP() > 0) {
            keepAtLeast(options.minP());
        }
        double at = random.nextDouble() * sum();
        for (int i = 0; i < count; i++) {
            at -= chances[i];
            if (at < 0) {
                return kept[i];
            }
        }
        return kept[count - 1];
    }

    private double sum() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += chances[i];
        }
        return sum;
    }

    private void keepAtLeast(double least) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            if (chances[i] >= least) {
                kept[left] = kept[i];
                chances[left++] = chances[i];
            }
        }
        count = left;
    }

    /** The {@code most} likeliest, or fewer if they reach {@code mass} before; 0 for any mass. */
    private void keepBest(int most, double mass) {
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            order[i] = ((long) Float.floatToIntBits((float) chances[i]) << 32) | (count - 1 - i);
        }
        Arrays.sort(order);
        int[] tokens = Arrays.copyOf(kept, count);
        double[] masses = Arrays.copyOf(chances, count);
        double reached = 0;
        int left = 0;
        while (left < most && (mass == 0 || reached < mass)) {
            int from = count - 1 - (int) order[count - 1 - left];
            kept[left] = tokens[from];
            chances[left] = masses[from];
            reached += masses[from];
            left++;
        }
        count = left;
    }
}
