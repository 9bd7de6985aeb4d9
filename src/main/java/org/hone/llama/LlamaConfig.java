package org.hone.llama;

import java.util.List;
import java.util.Optional;
import org.hone.domain.InvalidInputException;

/**
 * The shape of a decoder; {@link ConfigFile} reads and writes it as {@code config.json}.
 *
 * @param architecture the family
 * @param vocabSize V, tokens
 * @param hiddenSize D
 * @param intermediateSize width of the SwiGLU layer
 * @param layers decoder layers
 * @param heads H
 * @param keyValueHeads K, divides H
 * @param headSize d, even; H times d need not be D
 * @param maxPositions the longest sequence, in tokens
 * @param ropeTheta base of the rotary frequencies
 * @param ropeScaling for contexts longer than those of pre-training
 * @param normEps epsilon of RMSNorm
 * @param tied whether the head shares the embedding
 * @param attentionBias whether the projections of attention have biases; see {@link #outputBias}
 * @param begin the token that begins a text, where the model has one
 * @param ends the tokens that end a text; none for Hone's own, whose tokenizer names it
 */
public record LlamaConfig(
        Architecture architecture,
        int vocabSize,
        int hiddenSize,
        int intermediateSize,
        int layers,
        int heads,
        int keyValueHeads,
        int headSize,
        int maxPositions,
        double ropeTheta,
        Optional<RopeScaling> ropeScaling,
        double normEps,
        boolean tied,
        boolean attentionBias,
        Optional<Integer> begin,
        List<Integer> ends) {

    private static final long LARGEST_MATRIX = Integer.MAX_VALUE;
    private static final int MOST_LAYERS = 1024;

    public LlamaConfig {
        ends = List.copyOf(ends);
        boolean positive =
                vocabSize > 0
                        && hiddenSize > 0
                        && intermediateSize > 0
                        && layers > 0
                        && heads > 0
                        && keyValueHeads > 0
                        && headSize > 0
                        && maxPositions > 0
                        && ropeTheta > 0
                        && normEps >= 0;
        if (!positive || heads % keyValueHeads != 0 || headSize % 2 != 0) {
            throw new InvalidInputException(
                    "The model is no LLaMA decoder: sizes must be positive and divide each other.");
        }
        long widest = Math.max(Math.max(vocabSize, intermediateSize), (long) heads * headSize);
        if (widest * hiddenSize > LARGEST_MATRIX || layers > MOST_LAYERS) {
            throw new InvalidInputException(
                    "The model has %d layers and a matrix of %d numbers; Hone holds 1,024 layers and 2 billion numbers at most."
                            .formatted(layers, widest * hiddenSize));
        }
    }

    /** A plain LLaMA decoder whose heads share D evenly. */
    public LlamaConfig(
            int vocabSize,
            int hiddenSize,
            int intermediateSize,
            int layers,
            int heads,
            int keyValueHeads,
            int maxPositions,
            double ropeTheta,
            double normEps,
            boolean tied) {
        this(
                Architecture.LLAMA,
                vocabSize,
                hiddenSize,
                intermediateSize,
                layers,
                heads,
                keyValueHeads,
                heads > 0 && hiddenSize % heads == 0 ? hiddenSize / heads : 0,
                maxPositions,
                ropeTheta,
                Optional.empty(),
                normEps,
                tied,
                false,
                Optional.empty(),
                List.of());
    }

    /** Whether the projection behind attention has a bias too; Qwen2's has none. */
    public boolean outputBias() {
        return attentionBias && architecture != Architecture.QWEN2;
    }

    /** H times d, the width of the queries of one position. */
    public int queryWidth() {
        return heads * headSize;
    }

    /** K times d, the width of the keys of one position. */
    public int keyValueWidth() {
        return keyValueHeads * headSize;
    }
}
