package org.hone.cli;

import java.util.Locale;
import org.hone.domain.Sentiment;
import org.hone.evaluate.SentimentReport;

/** Prints a sentiment report: accuracy, confusion matrix, calibration. */
final class SentimentPrinter {
    private final Console console;

    SentimentPrinter(Console console) {
        this.console = console;
    }

    void print(SentimentReport report, double temperature) {
        double[] interval = report.interval();
        console.print(
                "Accuracy on %,d held-out utterances: %.1f %% (95 %% interval %.1f-%.1f %%)"
                        .formatted(
                                report.readings().size(),
                                100 * report.accuracy(),
                                100 * interval[0],
                                100 * interval[1]));
        console.print(
                "%-16s %9s %9s %9s %10s %8s"
                        .formatted(
                                "meant \\ read",
                                "positive",
                                "neutral",
                                "negative",
                                "precision",
                                "recall"));
        for (Sentiment meant : Sentiment.values()) {
            console.print(
                    "%-16s %9d %9d %9d %9.1f%% %7.1f%%"
                            .formatted(
                                    meant.name().toLowerCase(Locale.ROOT),
                                    report.count(meant, Sentiment.POSITIVE),
                                    report.count(meant, Sentiment.NEUTRAL),
                                    report.count(meant, Sentiment.NEGATIVE),
                                    100 * report.precision(meant),
                                    100 * report.recall(meant)));
        }
        console.print(
                "Expected calibration error: %.3f; %.3f before the temperature of %.2f"
                        .formatted(
                                report.calibrationError(),
                                report.uncalibrated(temperature).calibrationError(),
                                temperature));
    }

    /** The utterances that were read wrong, the most certain first. */
    void printMistakes(SentimentReport report) {
        report.readings().stream()
                .filter(reading -> !reading.right())
                .sorted((a, b) -> Double.compare(b.scores().confidence(), a.scores().confidence()))
                .forEach(
                        reading ->
                                console.print(
                                        "%-8s read as %-8s %.2f  %s"
                                                .formatted(
                                                        word(reading.utterance().sentiment()),
                                                        word(reading.scores().likeliest()),
                                                        reading.scores().confidence(),
                                                        reading.utterance().text())));
    }

    private static String word(Sentiment sentiment) {
        return sentiment.name().toLowerCase(Locale.ROOT);
    }
}
