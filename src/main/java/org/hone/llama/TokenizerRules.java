package org.hone.llama;

/**
 * What differs between byte-level BPE tokenizers besides their vocabulary.
 *
 * @param pieces how text is cut first
 * @param composed whether text is brought into Unicode's form NFC first
 * @param wholePieces whether a piece that is in the vocabulary is taken without merging
 * @param beginning whether every text begins with the model's begin token
 */
public record TokenizerRules(
        PreTokenizer pieces, boolean composed, boolean wholePieces, boolean beginning) {
    /** Those of Hone's own tokenizers. */
    public static final TokenizerRules HONE =
            new TokenizerRules(PreTokenizer.HONE, false, false, false);
}
