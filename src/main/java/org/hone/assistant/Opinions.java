package org.hone.assistant;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What others think of a task that the annotator has judged.
 *
 * @param others how many others judged it
 * @param agreeing how many of them share the annotator's best plan
 * @param rewards R of each plan, by the position in which it was shown
 * @param reward name of the reward model that said so
 * @param rewardTrained whether that model has learned anything yet
 * @param rewardAgrees whether its best plan is the annotator's; empty when none was picked
 * @param goldRight for a check: whether the known answer was picked
 */
public record Opinions(
        int others,
        int agreeing,
        List<Double> rewards,
        String reward,
        boolean rewardTrained,
        Optional<Boolean> rewardAgrees,
        Optional<Boolean> goldRight) {
    public Opinions {
        rewards = List.copyOf(rewards);
        Objects.requireNonNull(reward, "reward");
        Objects.requireNonNull(rewardAgrees, "rewardAgrees");
        Objects.requireNonNull(goldRight, "goldRight");
    }
}
