package org.hone.llama;

import java.util.List;

/**
 * How the next token is drawn. The filters work in the order of the parameters, each on what the
 * one before left, renormalised.
 *
 * @param repetitionPenalty divides positive and multiplies negative scores of tokens that occurred
 *     (Keskar et al. 2019); 1 changes nothing
 * @param temperature 0 takes the likeliest; larger is more varied
 * @param topK keeps the k likeliest; 0 keeps all
 * @param topP keeps the likeliest that together reach this probability; 1 keeps all
 * @param minP keeps tokens at least so likely, relative to the likeliest; 0 keeps all
 * @param maxTokens the longest continuation
 * @param stops texts that end a continuation and are left out of it
 * @param seed of the draws
 */
public record SamplingOptions(
        double repetitionPenalty,
        double temperature,
        int topK,
        double topP,
        double minP,
        int maxTokens,
        List<String> stops,
        long seed) {
    public SamplingOptions {
        stops = List.copyOf(stops);
        boolean filters = topK >= 0 && topP > 0 && topP <= 1 && minP >= 0 && minP <= 1;
        if (!(repetitionPenalty > 0) || !(temperature >= 0) || !filters || maxTokens < 1) {
            throw new IllegalArgumentException(
                    "repetitionPenalty > 0, temperature >= 0, topK >= 0, 0 < topP <= 1, 0 <= minP <= 1, maxTokens >= 1");
        }
        if (stops.contains("")) {
            throw new IllegalArgumentException("An empty text cannot end a continuation");
        }
    }

    /** The likeliest token at each step. */
    public static SamplingOptions greedy(int maxTokens) {
        return sampled(0, maxTokens, 0);
    }

    /** Draws from the whole distribution at a temperature. */
    public static SamplingOptions sampled(double temperature, int maxTokens, long seed) {
        return new SamplingOptions(1, temperature, 0, 1, 0, maxTokens, List.of(), seed);
    }

    /** The same with these filters. */
    public SamplingOptions withFilters(int newTopK, double newTopP, double newMinP) {
        return new SamplingOptions(
                repetitionPenalty, temperature, newTopK, newTopP, newMinP, maxTokens, stops, seed);
    }

    /** The same with this penalty of repetitions. */
    public SamplingOptions withRepetitionPenalty(double penalty) {
        return new SamplingOptions(penalty, temperature, topK, topP, minP, maxTokens, stops, seed);
    }

    /** The same, ending before these texts. */
    public SamplingOptions withStops(List<String> newStops) {
        return new SamplingOptions(
                repetitionPenalty, temperature, topK, topP, minP, maxTokens, newStops, seed);
    }

    /** The same with another seed. */
    public SamplingOptions withSeed(long newSeed) {
        return new SamplingOptions(
                repetitionPenalty, temperature, topK, topP, minP, maxTokens, stops, newSeed);
    }
}
