package org.hone.rlhf.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.hone.io.Json;
import org.hone.llama.Tensors;
import org.hone.rlhf.JudgedPairs;
import org.hone.rlhf.JudgedPairs.Pair;
import org.hone.rlhf.Judgement;
import org.junit.jupiter.api.Test;

/**
 * Each loss against a twin in plain Java, and its gradient against the twin's finite differences.
 */
class RewardLossesTest {
    private static final double[] REWARDS = {0.4, -1.3, 2.1, 0.05, -0.6};
    private static final List<Pair> PAIRS =
            List.of(new Pair(2, 0, 0.5), new Pair(1, 3, 1), new Pair(4, 2, 0.25));

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** Values and gradients agree, for one member of the ensemble. */
    private static void check(
            double[] rewards, Function<NDArray, NDArray> loss, ToDoubleFunction<double[]> twin) {
        Tensors.recordGradients(true);
        try (NDManager manager = Tensors.newManager()) {
            NDArray leaf = manager.create(floats(rewards), new Shape(rewards.length, 1));
            leaf.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray value = loss.apply(leaf.mul(1f)).sum();
                assertThat((double) value.getFloat())
                        .isCloseTo(twin.applyAsDouble(rewards), within(1e-5));
                collector.backward(value);
            }
            float[] gradient = leaf.getGradient().toFloatArray();
            double step = 1e-5;
            for (int i = 0; i < rewards.length; i++) {
                double[] up = rewards.clone();
                double[] down = rewards.clone();
                up[i] += step;
                down[i] -= step;
                double slope = (twin.applyAsDouble(up) - twin.applyAsDouble(down)) / (2 * step);
                assertThat((double) gradient[i]).as("slope %d", i).isCloseTo(slope, within(1e-5));
            }
        } finally {
            Tensors.recordGradients(false);
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double sum(List<Pair> pairs, ToDoubleFunction<Pair> value) {
        return pairs.stream().mapToDouble(p -> p.weight() * value.applyAsDouble(p)).sum();
    }

    @Test
    void pairwise() {
        check(
                REWARDS,
                r -> PairwiseLoss.of(r, PAIRS),
                r -> sum(PAIRS, p -> softplus(r[p.second()] - r[p.first()])));
    }

    @Test
    void pairwiseStaysFiniteFarOut() {
        double[] far = {400, -400};
        List<Pair> wrong = List.of(new Pair(1, 0, 1));
        check(far, r -> PairwiseLoss.of(r, wrong), r -> softplus(r[0] - r[1]));
    }

    @Test
    void aPickAmongKCountsOnce() {
        List<Pair> pairs = JudgedPairs.of(new Judgement.Pick(1), 5).ordered();
        assertThat(pairs).hasSize(4).allMatch(pair -> pair.first() == 1);
        assertThat(pairs.stream().mapToDouble(Pair::weight).sum()).isCloseTo(1, within(1e-12));
        check(
                REWARDS,
                r -> PairwiseLoss.of(r, pairs),
                r -> {
                    double all = 0;
                    for (int j = 0; j < 5; j++) {
                        all += j == 1 ? 0 : softplus(r[j] - r[1]) / 4;
                    }
                    return all;
                });
    }

    @Test
    void davidsonsTiesAndWins() {
        double nu = 0.7;
        check(
                REWARDS,
                r -> DavidsonLoss.ties(r, PAIRS, nu),
                r -> sum(PAIRS, p -> -Math.log(davidson(r, p, nu)[1])));
        check(
                REWARDS,
                r -> DavidsonLoss.wins(r, PAIRS, nu),
                r -> sum(PAIRS, p -> -Math.log(davidson(r, p, nu)[0])));
    }

    /** P(first), P(tie), by the strengths themselves. */
    private static double[] davidson(double[] r, Pair pair, double nu) {
        double first = Math.exp(r[pair.first()]);
        double second = Math.exp(r[pair.second()]);
        double tie = nu * Math.sqrt(first * second);
        double all = first + second + tie;
        return new double[] {first / all, tie / all};
    }

    @Test
    void plackettLuceOfARankingWithTiesAndOneNotJudged() {
        List<List<Integer>> tiers = List.of(List.of(2), List.of(0, 4), List.of(1));
        check(
                REWARDS,
                r -> PlackettLuceLoss.of(r, tiers),
                r -> {
                    double all = 0;
                    List<Integer> left = new ArrayList<>(List.of(2, 0, 4, 1));
                    for (List<Integer> tier : tiers.subList(0, 2)) {
                        double open =
                                Math.log(left.stream().mapToDouble(j -> Math.exp(r[j])).sum());
                        for (int chosen : tier) {
                            all += open - r[chosen];
                        }
                        left.removeAll(tier);
                    }
                    return all / 3;
                });
    }

    @Test
    void aRankingOfTwoIsAPairwisePick() {
        check(
                REWARDS,
                r -> PlackettLuceLoss.of(r, List.of(List.of(3), List.of(1))),
                r -> softplus(r[1] - r[3]));
    }

    @Test
    void pointwise() {
        check(
                REWARDS,
                r -> PointwiseLoss.of(r, new long[] {0, 2, 4}, new boolean[] {true, false, true}),
                r -> softplus(-r[0]) + softplus(r[2]) + softplus(-r[4]));
    }

    @Test
    void headPull() {
        double[] initial = {1, 0, -1, 0.5, 0};
        check(
                REWARDS,
                r ->
                        HeadPull.of(
                                r.reshape(1, 5),
                                r.getManager().create(floats(initial), new Shape(1, 5))),
                r -> {
                    double all = 0;
                    for (int i = 0; i < 5; i++) {
                        all += Math.pow(r[i] - initial[i], 2);
                    }
                    return all;
                });
    }

    /** The fixture is written by trl_pairwise_loss.py, which names the versions. */
    @Test
    void pairwiseAndCentredLossAndGradientAreThoseOfTrl() throws IOException {
        JsonNode fixture;
        try (InputStream in = getClass().getResourceAsStream("trl_pairwise_loss.json")) {
            fixture = Json.newMapper().readTree(in);
        }
        int n = fixture.get("chosen").size();
        float[] rewards = new float[2 * n];
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            rewards[i] = (float) fixture.get("chosen").get(i).asDouble();
            rewards[n + i] = (float) fixture.get("rejected").get(i).asDouble();
            pairs.add(new Pair(i, n + i, 1.0 / n));
        }
        compare(fixture, "loss", "gradient", rewards, r -> PairwiseLoss.of(r, pairs).sum());
        float coefficient = (float) fixture.get("centred_coefficient").asDouble();
        compare(
                fixture,
                "centred_loss",
                "centred_gradient",
                rewards,
                r ->
                        PairwiseLoss.of(r, pairs)
                                .sum()
                                .add(
                                        RewardCentring.of(r.get("0:" + n), r.get(n + ":"))
                                                .sum()
                                                .mul(coefficient)));
    }

    private static void compare(
            JsonNode fixture,
            String value,
            String gradient,
            float[] rewards,
            Function<NDArray, NDArray> loss) {
        Tensors.recordGradients(true);
        try (NDManager manager = Tensors.newManager()) {
            NDArray leaf = manager.create(rewards, new Shape(rewards.length, 1));
            leaf.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray ours = loss.apply(leaf.mul(1f));
                assertThat((double) ours.getFloat())
                        .isCloseTo(fixture.get(value).asDouble(), within(1e-5));
                collector.backward(ours);
            }
            float[] slopes = leaf.getGradient().toFloatArray();
            for (int i = 0; i < slopes.length; i++) {
                assertThat((double) slopes[i])
                        .isCloseTo(fixture.get(gradient).get(i).asDouble(), within(1e-5));
            }
        } finally {
            Tensors.recordGradients(false);
        }
    }
}
