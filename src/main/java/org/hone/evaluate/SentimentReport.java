package org.hone.evaluate;

import java.util.List;
import org.hone.domain.Sentiment;
import org.hone.domain.SentimentScores;
import org.hone.prompts.SentimentUtterance;
import org.hone.rlhf.SentimentModel;

/**
 * How well a sentiment model reads utterances that it has not learnt from.
 *
 * @param readings one per utterance
 */
public record SentimentReport(List<Reading> readings) {
    private static final int BINS = 10;
    private static final double Z = 1.96;

    /** An utterance and what a model made of it. */
    public record Reading(SentimentUtterance utterance, SentimentScores scores) {
        /** Whether the likeliest sentiment is the one that was meant. */
        public boolean right() {
            return scores.likeliest() == utterance.sentiment();
        }
    }

    public SentimentReport {
        readings = List.copyOf(readings);
    }

    /** Lets a model read every utterance. */
    public static SentimentReport of(SentimentModel model, List<SentimentUtterance> utterances) {
        return new SentimentReport(
                utterances.stream().map(u -> new Reading(u, model.read(u.text()))).toList());
    }

    /** Share read right, in [0, 1]. */
    public double accuracy() {
        return readings.stream().filter(Reading::right).count()
                / (double) Math.max(1, readings.size());
    }

    /** Ends of the 95 % Wilson interval of {@link #accuracy}. */
    public double[] interval() {
        int n = Math.max(1, readings.size());
        double p = accuracy();
        double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n));
        return new double[] {Math.max(0, centre - half), Math.min(1, centre + half)};
    }

    /** How many utterances that mean {@code meant} were read as {@code read}. */
    public long count(Sentiment meant, Sentiment read) {
        return readings.stream()
                .filter(r -> r.utterance().sentiment() == meant)
                .filter(r -> r.scores().likeliest() == read)
                .count();
    }

    /** Of those read as {@code sentiment}, the share that mean it; 0 if none was. */
    public double precision(Sentiment sentiment) {
        long read = 0;
        for (Sentiment meant : Sentiment.values()) {
            read += count(meant, sentiment);
        }
        return read == 0 ? 0 : count(sentiment, sentiment) / (double) read;
    }

    /** Of those that mean {@code sentiment}, the share read as it; 0 if there are none. */
    public double recall(Sentiment sentiment) {
        long meant = 0;
        for (Sentiment read : Sentiment.values()) {
            meant += count(sentiment, read);
        }
        return meant == 0 ? 0 : count(sentiment, sentiment) / (double) meant;
    }

    /**
     * Expected calibration error (Naeini et al. 2015): the mean distance of confidence and accuracy
     * over ten equal bins of confidence, weighted by their size.
     */
    public double calibrationError() {
        double[] confidence = new double[BINS];
        double[] right = new double[BINS];
        for (Reading reading : readings) {
            double p = reading.scores().confidence();
            int bin = Math.min(BINS - 1, (int) (p * BINS));
            confidence[bin] += p;
            right[bin] += reading.right() ? 1 : 0;
        }
        double sum = 0;
        for (int i = 0; i < BINS; i++) {
            sum += Math.abs(confidence[i] - right[i]);
        }
        return sum / Math.max(1, readings.size());
    }

    /**
     * The same readings as they would be without calibration: a probability p was once proportional
     * to p to the power of the temperature.
     */
    public SentimentReport uncalibrated(double temperature) {
        return new SentimentReport(
                readings.stream()
                        .map(r -> new Reading(r.utterance(), sharper(r.scores(), temperature)))
                        .toList());
    }

    private static SentimentScores sharper(SentimentScores scores, double temperature) {
        double positive = Math.pow(scores.positive(), temperature);
        double neutral = Math.pow(scores.neutral(), temperature);
        double negative = Math.pow(scores.negative(), temperature);
        double sum = positive + neutral + negative;
        return new SentimentScores(positive / sum, neutral / sum, negative / sum);
    }
}
