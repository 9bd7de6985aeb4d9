package org.hone.llama;

/**
 * How the next token is drawn.
 *
 * @param temperature 0 takes the likeliest; larger is more varied
 * @param topK keeps the k likeliest; 0 keeps all
 * @param topP keeps the likeliest that together reach this probability; 1 keeps all
 * @param maxTokens the longest continuation
 * @param seed of the draws
 */
public record SamplingOptions(double temperature, int topK, double topP, int maxTokens, long seed) {
    public SamplingOptions {
        if (temperature < 0 || topK < 0 || !(topP > 0 && topP <= 1) || maxTokens < 1) {
            throw new IllegalArgumentException(
                    "temperature >= 0, topK >= 0, 0 < topP <= 1, maxTokens >= 1");
        }
    }

    /** The likeliest token at each step. */
    public static SamplingOptions greedy(int maxTokens) {
        return new SamplingOptions(0, 0, 1, maxTokens, 0);
    }

    /** Draws from the whole distribution at a temperature. */
    public static SamplingOptions sampled(double temperature, int maxTokens, long seed) {
        return new SamplingOptions(temperature, 0, 1, maxTokens, seed);
    }
}
