package org.hone.rlhf.djl;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.hone.domain.InvalidInputException;

/**
 * The shape of a sentiment classifier, written into {@code config.json}.
 *
 * @param vocabulary V, pieces of the tokenizer
 * @param buckets rows that letter groups and word pairs are hashed into
 * @param hidden D
 * @param layers encoder layers
 * @param heads attention heads, divides D
 * @param feedForward width of the feed-forward layer
 * @param maxWords the longest message, in words and signs; the rest is cut
 * @param members networks whose logits are averaged
 * @param temperature that logits are divided by, fitted on utterances kept from the training
 */
record SentimentConfig(
        @JsonProperty("vocab_size") int vocabulary,
        @JsonProperty("hash_buckets") int buckets,
        @JsonProperty("hidden_size") int hidden,
        @JsonProperty("num_hidden_layers") int layers,
        @JsonProperty("num_attention_heads") int heads,
        @JsonProperty("intermediate_size") int feedForward,
        @JsonProperty("max_words") int maxWords,
        @JsonProperty("members") int members,
        @JsonProperty("temperature") double temperature) {

    SentimentConfig {
        boolean positive =
                vocabulary > 0
                        && buckets > 0
                        && hidden > 0
                        && layers >= 0
                        && heads > 0
                        && feedForward > 0
                        && maxWords > 1
                        && members > 0
                        && temperature > 0;
        if (!positive || hidden % heads != 0) {
            throw new InvalidInputException(
                    "The sentiment model's config.json does not describe a classifier: sizes must be positive and the heads divide the width.");
        }
    }

    SentimentConfig withTemperature(double fitted) {
        return new SentimentConfig(
                vocabulary, buckets, hidden, layers, heads, feedForward, maxWords, members, fitted);
    }
}
