package org.hone.rlhf.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Strengths of versions by maximum likelihood (Bradley and Terry 1952), fitted by
 * minorisation-maximisation (Hunter 2004), with intervals from the Fisher information. A tie counts
 * as half a win for each.
 */
public final class BradleyTerry {
    private static final int ITERATIONS = 20_000;
    private static final double CONVERGED = 1e-12;
    private static final double Z = 1.96;

    private final double prior;

    /**
     * @param prior wins and losses of every version against an average one that are added to keep
     *     strengths finite where a version won or lost all; 0 for none
     */
    public BradleyTerry(double prior) {
        this.prior = prior;
    }

    /**
     * The strength of a version.
     *
     * @param strength log-odds against an average version; all sum to 0 when there is no prior
     * @param low lower end of its 95 % interval; infinite where the data does not bound it
     * @param high upper end
     * @param games that it was in
     */
    public record Strength(double strength, double low, double high, int games) {}

    /** Strengths, strongest first. */
    public Map<String, Strength> fit(List<Comparison> comparisons) {
        TreeSet<String> sorted = new TreeSet<>();
        comparisons.forEach(
                comparison -> sorted.addAll(List.of(comparison.first(), comparison.second())));
        List<String> names = new ArrayList<>(sorted);
        int n = names.size();
        double[] wins = new double[n];
        double[][] games = new double[n][n];
        int[] count = new int[n];
        for (Comparison comparison : comparisons) {
            int a = names.indexOf(comparison.first());
            int b = names.indexOf(comparison.second());
            wins[a] += comparison.score();
            wins[b] += 1 - comparison.score();
            games[a][b]++;
            games[b][a]++;
            count[a]++;
            count[b]++;
        }
        double[] p = strengths(wins, games);
        double[] deviation = deviations(p, games);
        Map<String, Strength> result = new LinkedHashMap<>();
        java.util.stream.IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(p[b], p[a]))
                .forEach(
                        i ->
                                result.put(
                                        names.get(i),
                                        new Strength(
                                                Math.log(p[i]),
                                                Math.log(p[i]) - Z * deviation[i],
                                                Math.log(p[i]) + Z * deviation[i],
                                                count[i])));
        return result;
    }

    private double[] strengths(double[] wins, double[][] games) {
        int n = wins.length;
        double[] p = new double[n];
        Arrays.fill(p, 1);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double change = 0;
            double[] next = new double[n];
            double logs = 0;
            for (int i = 0; i < n; i++) {
                double expected = 2 * prior / (p[i] + 1);
                for (int j = 0; j < n; j++) {
                    expected += games[i][j] / (p[i] + p[j]);
                }
                next[i] = Math.max(1e-300, (wins[i] + prior) / expected);
                logs += Math.log(next[i]);
            }
            for (int i = 0; i < n; i++) {
                next[i] *= prior > 0 ? 1 : Math.exp(-logs / n);
                change = Math.max(change, Math.abs(Math.log(next[i] / p[i])));
            }
            p = next;
            if (change < CONVERGED) {
                break;
            }
        }
        return p;
    }

    /** From the pseudo-inverse of the information of strengths that sum to 0. */
    private double[] deviations(double[] p, double[][] games) {
        int n = p.length;
        double[][] information = new double[n][n];
        for (int i = 0; i < n; i++) {
            information[i][i] += 2 * prior * p[i] / Math.pow(1 + p[i], 2);
            for (int j = 0; j < n; j++) {
                double q = games[i][j] * p[i] * p[j] / Math.pow(p[i] + p[j], 2);
                if (i != j) {
                    information[i][i] += q;
                    information[i][j] -= q;
                }
            }
        }
        // (L + 11'/n)^-1 - 11'/n is the pseudo-inverse of a Laplacian L.
        double shift = prior > 0 ? 0 : 1.0 / n;
        for (double[] row : information) {
            for (int j = 0; j < n; j++) {
                row[j] += shift;
            }
        }
        double[][] inverse = inverse(information);
        double[] deviations = new double[n];
        for (int i = 0; i < n; i++) {
            double variance = inverse == null ? Double.NaN : inverse[i][i] - shift;
            deviations[i] = variance >= 0 ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
        }
        return deviations;
    }

    /** By Gauss and Jordan; null where versions were never linked by a comparison. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] m = new double[n][];
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            m[i] = matrix[i].clone();
            inverse[i][i] = 1;
        }
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                pivot = Math.abs(m[row][column]) > Math.abs(m[pivot][column]) ? row : pivot;
            }
            if (Math.abs(m[pivot][column]) < 1e-10) {
                return null;
            }
            swap(m, column, pivot);
            swap(inverse, column, pivot);
            double scale = m[column][column];
            for (int j = 0; j < n; j++) {
                m[column][j] /= scale;
                inverse[column][j] /= scale;
            }
            for (int row = 0; row < n; row++) {
                double factor = row == column ? 0 : m[row][column];
                for (int j = 0; j < n && factor != 0; j++) {
                    m[row][j] -= factor * m[column][j];
                    inverse[row][j] -= factor * inverse[column][j];
                }
            }
        }
        return inverse;
    }

    private static void swap(double[][] rows, int a, int b) {
        double[] kept = rows[a];
        rows[a] = rows[b];
        rows[b] = kept;
    }
}
