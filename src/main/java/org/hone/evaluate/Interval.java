package org.hone.evaluate;

import java.util.Arrays;

/**
 * A mean with its 95 % confidence interval.
 *
 * @param mean of the values
 * @param low lower end
 * @param high upper end
 */
public record Interval(double mean, double low, double high) {
    /** Student's t, two-sided 95 %, for 1 to 20 degrees of freedom. */
    private static final double[] T = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
        2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086
    };

    private static final double NORMAL = 1.960;

    /** By Student's t over independent values; the mean alone where there is one value. */
    public static Interval of(double... values) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        if (n < 2) {
            return new Interval(mean, mean, mean);
        }
        double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (n - 1);
        double t = n - 1 <= T.length ? T[n - 2] : NORMAL;
        double half = t * Math.sqrt(variance / n);
        return new Interval(mean, mean - half, mean + half);
    }
}
