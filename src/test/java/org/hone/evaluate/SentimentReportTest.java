package org.hone.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hone.domain.Sentiment;
import org.hone.domain.SentimentScores;
import org.hone.prompts.SentimentUtterance;
import org.junit.jupiter.api.Test;

/** Figures of a report against numbers worked out by hand. */
class SentimentReportTest {
    private static SentimentReport.Reading reading(
            Sentiment meant, double positive, double neutral, double negative) {
        return new SentimentReport.Reading(
                new SentimentUtterance("id", meant, "text"),
                new SentimentScores(positive, neutral, negative));
    }

    private final SentimentReport report =
            new SentimentReport(
                    List.of(
                            reading(Sentiment.POSITIVE, 0.75, 0.15, 0.1),
                            reading(Sentiment.NEGATIVE, 0.75, 0.15, 0.1),
                            reading(Sentiment.NEUTRAL, 0.1, 0.85, 0.05),
                            reading(Sentiment.NEGATIVE, 0.05, 0.1, 0.85)));

    @Test
    void accuracyAndConfusionCountWhatWasReadRight() {
        assertThat(report.accuracy()).isEqualTo(0.75);
        assertThat(report.count(Sentiment.NEGATIVE, Sentiment.POSITIVE)).isEqualTo(1);
        assertThat(report.precision(Sentiment.POSITIVE)).isEqualTo(0.5);
        assertThat(report.recall(Sentiment.NEGATIVE)).isEqualTo(0.5);
    }

    @Test
    void calibrationErrorWeighsTheBinsByTheirSize() {
        assertThat(report.calibrationError()).isCloseTo(0.5 * 0.25 + 0.5 * 0.15, within(1e-9));
    }

    @Test
    void withoutCalibrationTheScoresAreThoseOfTemperatureOne() {
        SentimentScores sharp = report.uncalibrated(2).readings().get(0).scores();
        double sum = 0.75 * 0.75 + 0.15 * 0.15 + 0.1 * 0.1;
        assertThat(sharp.positive()).isCloseTo(0.75 * 0.75 / sum, within(1e-9));
    }
}
