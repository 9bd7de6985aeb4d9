package org.hone.rlhf.djl;

import java.util.Arrays;
import java.util.List;

/**
 * The scales of a reward model.
 *
 * @param mean of each feature, as the heads were first fitted
 * @param deviation of each feature, above 0
 * @param rewardMean of the rewards of reference plans before normalisation
 * @param rewardDeviation of them, above 0
 * @param temperature divides a difference of normalised rewards into a log-odds; above 0
 */
record RewardScale(
        float[] mean,
        float[] deviation,
        double rewardMean,
        double rewardDeviation,
        double temperature) {
    private static final double LEAST = 1e-4;

    static RewardScale none(int features) {
        float[] ones = new float[features];
        Arrays.fill(ones, 1f);
        return new RewardScale(new float[features], ones, 0, 1, 1);
    }

    /** Mean 0 and deviation 1 over these features; crosses, mostly 0, stay as they are. */
    static RewardScale of(List<float[]> features) {
        int size = features.get(0).length;
        float[] mean = new float[size];
        float[] deviation = new float[size];
        Arrays.fill(deviation, 1f);
        for (int f = 0; f < size; f++) {
            int at = f;
            if (f >= size - RewardFeatures.FIT - QuestionPlanCross.SIZE
                    && f < size - RewardFeatures.FIT) {
                continue;
            }
            double m = features.stream().mapToDouble(row -> row[at]).average().orElseThrow();
            double v =
                    features.stream()
                            .mapToDouble(row -> (row[at] - m) * (row[at] - m))
                            .average()
                            .orElseThrow();
            mean[f] = (float) m;
            deviation[f] = (float) Math.max(LEAST, Math.sqrt(v));
        }
        return new RewardScale(mean, deviation, 0, 1, 1);
    }

    RewardScale withRewards(double newMean, double newDeviation) {
        return new RewardScale(
                mean, deviation, newMean, Math.max(LEAST, newDeviation), temperature);
    }

    RewardScale withTemperature(double newTemperature) {
        return new RewardScale(mean, deviation, rewardMean, rewardDeviation, newTemperature);
    }

    double normalise(double reward) {
        return (reward - rewardMean) / rewardDeviation;
    }
}
