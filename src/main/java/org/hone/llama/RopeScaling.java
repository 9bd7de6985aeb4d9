package org.hone.llama;

import org.hone.domain.InvalidInputException;

/**
 * How rotary frequencies are stretched for contexts longer than those of pre-training.
 *
 * @param kind the rule
 * @param factor by which the longest waves are stretched
 * @param lowFrequency waves longer than {@code originalPositions / lowFrequency} are stretched
 *     wholly (Llama 3)
 * @param highFrequency waves shorter than {@code originalPositions / highFrequency} stay (Llama 3)
 * @param originalPositions the context of pre-training, in tokens (Llama 3)
 */
public record RopeScaling(
        Kind kind,
        double factor,
        double lowFrequency,
        double highFrequency,
        int originalPositions) {

    /** The rule, by Hugging Face's {@code rope_type}. */
    public enum Kind {
        LINEAR,
        LLAMA3
    }

    public RopeScaling {
        boolean sound = factor >= 1 && Double.isFinite(factor);
        if (kind == Kind.LLAMA3) {
            sound =
                    sound
                            && lowFrequency > 0
                            && highFrequency > lowFrequency
                            && Double.isFinite(highFrequency)
                            && originalPositions > 0;
        }
        if (!sound) {
            throw new InvalidInputException(
                    "The model's rope scaling has a factor below 1 or bounds that do not fit; use the published config.json.");
        }
    }

    /** Every frequency divided by a factor. */
    public static RopeScaling linear(double factor) {
        return new RopeScaling(Kind.LINEAR, factor, 1, 1, 1);
    }

    /** The rule of Llama 3.1 (Grattafiori et al. 2024), with the numbers of a configuration. */
    public static RopeScaling llama3(double factor, double low, double high, int positions) {
        return new RopeScaling(Kind.LLAMA3, factor, low, high, positions);
    }

    /** A stretched frequency, in radians per position. */
    public double scale(double frequency) {
        if (kind == Kind.LINEAR) {
            return frequency / factor;
        }
        double wave = 2 * Math.PI / frequency;
        if (wave < originalPositions / highFrequency) {
            return frequency;
        }
        if (wave > originalPositions / lowFrequency) {
            return frequency / factor;
        }
        double kept = (originalPositions / wave - lowFrequency) / (highFrequency - lowFrequency);
        return (1 - kept) * frequency / factor + kept * frequency;
    }
}
