package org.hone.rlhf.djl;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hone.llama.Tensors;
import org.hone.llama.TokenSequence;
import org.hone.rlhf.Calibration;
import org.hone.rlhf.JudgedPairs;
import org.hone.rlhf.Judgement;

/** Measures a network on judgements that it was not trained on. */
final class HeldOut {
    private final RewardNetwork network;
    private final RewardObjective objective;

    /**
     * @param loss nats per example, mean over members; NaN when there is none
     * @param accuracy share of ordered pairs in the judged order by the mean reward
     * @param outcomes of all ordered pairs, first preferred, and labels against 0
     */
    record Result(double loss, double accuracy, List<Calibration.Outcome> outcomes) {}

    HeldOut(RewardNetwork network, RewardObjective objective) {
        this.network = network;
        this.objective = objective;
    }

    Result measure(List<EncodedExample> examples) {
        if (examples.isEmpty()) {
            return new Result(Double.NaN, Double.NaN, List.of());
        }
        List<TokenSequence> all = new ArrayList<>();
        examples.forEach(example -> all.addAll(example.candidates()));
        List<double[]> rewards = network.members(all);
        List<Calibration.Outcome> outcomes = new ArrayList<>();
        int offset = 0;
        for (EncodedExample example : examples) {
            int from = offset;
            JudgedPairs.of(example.judgement(), example.candidates().size())
                    .ordered()
                    .forEach(
                            pair ->
                                    outcomes.add(
                                            new Calibration.Outcome(
                                                    mean(rewards.get(from + pair.first()))
                                                            - mean(
                                                                    rewards.get(
                                                                            from + pair.second())),
                                                    true)));
            if (example.judgement() instanceof Judgement.Label label) {
                double reward = mean(rewards.get(from + label.candidate()));
                outcomes.add(new Calibration.Outcome(reward, label.good()));
            }
            offset += example.candidates().size();
        }
        double accuracy =
                outcomes.stream()
                        .mapToDouble(
                                o -> o.margin() == 0 ? 0.5 : o.margin() > 0 == o.first() ? 1 : 0)
                        .average()
                        .orElse(Double.NaN);
        return new Result(loss(examples, all), accuracy, outcomes);
    }

    private double loss(List<EncodedExample> examples, List<TokenSequence> all) {
        Tensors.recordGradients(false);
        double weight = Math.max(1e-9, examples.stream().mapToDouble(EncodedExample::weight).sum());
        try (NDManager step = network.manager().newSubManager()) {
            var rewards = network.rewards(RewardNetwork.matrix(network.cached(all), step));
            return objective.of(rewards, examples, false).getFloat()
                    / weight
                    / rewards.getShape().get(1);
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
