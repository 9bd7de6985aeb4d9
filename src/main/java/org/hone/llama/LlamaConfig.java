package org.hone.llama;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.hone.domain.InvalidInputException;

/**
 * The shape of a decoder, in the words of a Hugging Face {@code config.json}.
 *
 * @param vocabSize V, tokens
 * @param hiddenSize D
 * @param intermediateSize width of the SwiGLU layer
 * @param layers decoder layers
 * @param heads H
 * @param keyValueHeads K, divides H
 * @param maxPositions the longest sequence, in tokens
 * @param ropeTheta base of the rotary frequencies
 * @param normEps epsilon of RMSNorm
 * @param tied whether the head shares the embedding
 */
public record LlamaConfig(
        @JsonProperty("vocab_size") int vocabSize,
        @JsonProperty("hidden_size") int hiddenSize,
        @JsonProperty("intermediate_size") int intermediateSize,
        @JsonProperty("num_hidden_layers") int layers,
        @JsonProperty("num_attention_heads") int heads,
        @JsonProperty("num_key_value_heads") int keyValueHeads,
        @JsonProperty("max_position_embeddings") int maxPositions,
        @JsonProperty("rope_theta") double ropeTheta,
        @JsonProperty("rms_norm_eps") double normEps,
        @JsonProperty("tie_word_embeddings") boolean tied) {

    public LlamaConfig {
        boolean positive =
                vocabSize > 0
                        && hiddenSize > 0
                        && intermediateSize > 0
                        && layers > 0
                        && heads > 0
                        && keyValueHeads > 0
                        && maxPositions > 0;
        if (!positive
                || hiddenSize % heads != 0
                || heads % keyValueHeads != 0
                || (hiddenSize / heads) % 2 != 0) {
            throw new InvalidInputException(
                    "The model's config.json does not describe a LLaMA decoder: sizes must be positive and divide each other.");
        }
    }

    /** d, the size of one head. */
    public int headSize() {
        return hiddenSize / heads;
    }

    /** Hugging Face's name of the architecture, written into {@code config.json}. */
    @JsonProperty("model_type")
    public String modelType() {
        return "llama";
    }
}
