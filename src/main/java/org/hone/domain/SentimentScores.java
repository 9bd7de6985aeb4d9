package org.hone.domain;

/**
 * How probable each sentiment of a message is; they sum to 1.
 *
 * @param positive in [0, 1]
 * @param neutral in [0, 1]
 * @param negative in [0, 1]
 */
public record SentimentScores(double positive, double neutral, double negative) {
    private static final double TOLERANCE = 1e-3;

    public SentimentScores {
        boolean probabilities = positive >= 0 && neutral >= 0 && negative >= 0;
        if (!probabilities || Math.abs(positive + neutral + negative - 1) > TOLERANCE) {
            throw new IllegalArgumentException(
                    "Not probabilities: %s, %s, %s".formatted(positive, neutral, negative));
        }
    }

    /** The probability of one. */
    public double of(Sentiment sentiment) {
        return switch (sentiment) {
            case POSITIVE -> positive;
            case NEUTRAL -> neutral;
            case NEGATIVE -> negative;
        };
    }

    /** The most probable one; on a tie neutral, which asks for no learning. */
    public Sentiment likeliest() {
        if (positive > neutral && positive > negative) {
            return Sentiment.POSITIVE;
        }
        return negative > neutral && negative > positive ? Sentiment.NEGATIVE : Sentiment.NEUTRAL;
    }

    /** The probability of the most probable one. */
    public double confidence() {
        return of(likeliest());
    }
}
