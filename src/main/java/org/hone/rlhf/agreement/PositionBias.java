package org.hone.rlhf.agreement;

import java.util.Arrays;
import java.util.List;

/**
 * Whether picks depend on where a candidate stood, which was drawn at random.
 *
 * @param picks how often each position was picked, first position first
 * @param expected how often chance alone would have picked it
 * @param chiSquare sum of {@code (picks - expected)^2 / expected}
 * @param pValue how likely so large a value is without bias (Wilson and Hilferty's approximation)
 */
public record PositionBias(int[] picks, double[] expected, double chiSquare, double pValue) {

    /** Where one pick was made: the position, from 0, among how many. */
    public record Seen(int position, int candidates) {}

    /**
     * Tests picks against even positions. Sizes may differ; the largest sets the degrees of
     * freedom.
     */
    public static PositionBias of(List<Seen> seen) {
        int most = seen.stream().mapToInt(Seen::candidates).max().orElse(1);
        int[] picks = new int[most];
        double[] expected = new double[most];
        for (Seen one : seen) {
            picks[one.position()]++;
            for (int position = 0; position < one.candidates(); position++) {
                expected[position] += 1.0 / one.candidates();
            }
        }
        double chiSquare = 0;
        for (int position = 0; position < most; position++) {
            if (expected[position] > 0) {
                chiSquare += Math.pow(picks[position] - expected[position], 2) / expected[position];
            }
        }
        return new PositionBias(picks, expected, chiSquare, upperTail(chiSquare, most - 1));
    }

    /** Share of all picks that fell on the first position. */
    public double firstShare() {
        int all = Arrays.stream(picks).sum();
        return all == 0 ? Double.NaN : picks[0] / (double) all;
    }

    private static double upperTail(double chiSquare, int freedom) {
        if (freedom < 1) {
            return 1;
        }
        double spread = 2.0 / (9 * freedom);
        double z = (Math.cbrt(chiSquare / freedom) - (1 - spread)) / Math.sqrt(spread);
        return 0.5 * erfc(z / Math.sqrt(2));
    }

    /** Complementary error function to 1.2e-7 (Press et al., Numerical Recipes, 6.2). */
    private static double erfc(double x) {
        double t = 1 / (1 + 0.5 * Math.abs(x));
        double[] c = {
            -1.26551223,
            1.00002368,
            0.37409196,
            0.09678418,
            -0.18628806,
            0.27886807,
            -1.13520398,
            1.48851587,
            -0.82215223,
            0.17087277
        };
        double sum = 0;
        for (int i = c.length - 1; i >= 0; i--) {
            sum = sum * t + c[i];
        }
        double tail = t * Math.exp(-x * x + sum);
        return x >= 0 ? tail : 2 - tail;
    }
}
