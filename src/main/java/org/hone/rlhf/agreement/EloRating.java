package org.hone.rlhf.agreement;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Elo ratings (Elo 1978): {@code R' = R + K (S - 1 / (1 + 10^((Rb - Ra) / 400)))}, in the order of
 * the games.
 */
public final class EloRating {
    private static final double SCALE = 400;

    private final double initial;
    private final double k;

    /**
     * @param initial rating of a version that was never compared, such as 1500
     * @param k the most that one game moves, such as 32
     */
    public EloRating(double initial, double k) {
        this.initial = initial;
        this.k = k;
    }

    /** Ratings after all games. */
    public Map<String, Double> rate(List<Comparison> games) {
        Map<String, Double> ratings = new TreeMap<>();
        for (Comparison game : games) {
            double first = ratings.getOrDefault(game.first(), initial);
            double second = ratings.getOrDefault(game.second(), initial);
            double gain = k * (game.score() - expected(first, second));
            ratings.put(game.first(), first + gain);
            ratings.put(game.second(), second - gain);
        }
        return ratings;
    }

    /** Expected score of a rating against another. */
    public static double expected(double rating, double other) {
        return 1 / (1 + Math.pow(10, (other - rating) / SCALE));
    }
}
