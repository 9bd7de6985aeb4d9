package org.hone.llama;

import java.util.BitSet;

/** The tokens that occurred in a text. For one thread. */
final class TokenSet {
    private final BitSet tokens = new BitSet();
    private float[] penalised = new float[0];

    void add(int token) {
        tokens.set(token);
    }

    /** The scores with those of these tokens lowered; valid until the next call. */
    float[] penalise(float[] logits, SamplingOptions options) {
        if (penalised.length != logits.length) {
            penalised = new float[logits.length];
        }
        System.arraycopy(logits, 0, penalised, 0, logits.length);
        float penalty = (float) options.repetitionPenalty();
        for (int token = tokens.nextSetBit(0); token >= 0; token = tokens.nextSetBit(token + 1)) {
            float score = logits[token];
            penalised[token] = score > 0 ? score / penalty : score * penalty;
        }
        return penalised;
    }
}
