package org.hone.rlhf;

import java.util.List;

/** How far predicted probabilities can be believed (Guo et al. 2017). */
public final class Calibration {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double LOWEST = Math.log(0.02);
    private static final double HIGHEST = Math.log(50);
    private static final int NARROWINGS = 60;

    private Calibration() {}

    /**
     * One judged pair.
     *
     * @param margin reward of the first minus reward of the second
     * @param first whether the first was preferred
     */
    public record Outcome(double margin, boolean first) {}

    /**
     * One bin of a reliability diagram.
     *
     * @param from lower end of the predicted probability
     * @param to upper end
     * @param count pairs in it
     * @param predicted mean predicted probability; NaN when empty
     * @param observed share that came true; NaN when empty
     */
    public record Bin(double from, double to, int count, double predicted, double observed) {}

    /**
     * The temperature T in [0.02, 50] under which {@code sigma(margin / T)} makes the outcomes
     * likeliest; 1 for none.
     */
    public static double temperature(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return 1;
        }
        double low = LOWEST;
        double high = HIGHEST;
        for (int i = 0; i < NARROWINGS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (loss(outcomes, Math.exp(left)) < loss(outcomes, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** Mean negative log-likelihood, in nats. */
    public static double loss(List<Outcome> outcomes, double temperature) {
        return outcomes.stream()
                .mapToDouble(
                        outcome -> {
                            double x =
                                    (outcome.first() ? outcome.margin() : -outcome.margin())
                                            / temperature;
                            return Math.max(-x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
                        })
                .average()
                .orElse(0);
    }

    /** The reliability diagram of the preferred side, bins of equal width over [0.5, 1]. */
    public static List<Bin> bins(List<Outcome> outcomes, double temperature, int count) {
        double[] predicted = new double[count];
        int[] hits = new int[count];
        int[] sizes = new int[count];
        for (Outcome outcome : outcomes) {
            double confidence = 1 / (1 + Math.exp(-Math.abs(outcome.margin()) / temperature));
            int bin = (int) Math.min(count - 1, (confidence - 0.5) * 2 * count);
            predicted[bin] += confidence;
            hits[bin] += outcome.margin() > 0 == outcome.first() ? 1 : 0;
            sizes[bin]++;
        }
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(
                        i ->
                                new Bin(
                                        0.5 + 0.5 * i / count,
                                        0.5 + 0.5 * (i + 1) / count,
                                        sizes[i],
                                        predicted[i] / sizes[i],
                                        hits[i] / (double) sizes[i]))
                .toList();
    }

    /** Expected calibration error: mean gap between predicted and observed, weighted by size. */
    public static double expectedError(List<Bin> bins) {
        int all = bins.stream().mapToInt(Bin::count).sum();
        return bins.stream()
                .filter(bin -> bin.count() > 0)
                .mapToDouble(bin -> bin.count() * Math.abs(bin.predicted() - bin.observed()))
                .map(gap -> gap / all)
                .sum();
    }
}
