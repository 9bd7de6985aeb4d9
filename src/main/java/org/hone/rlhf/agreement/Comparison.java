package org.hone.rlhf.agreement;

/**
 * One judged pair of versions.
 *
 * @param first a version
 * @param second another version
 * @param score of the first: 1 it was better, 0 the second was, 0.5 a tie
 */
public record Comparison(String first, String second, double score) {
    public Comparison {
        if (first.equals(second) || !(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("Two versions and a score in [0, 1]");
        }
    }
}
