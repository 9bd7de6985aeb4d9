package org.hone.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hone.rlhf.RewardExample;
import org.hone.rlhf.RewardModel;
import org.hone.rlhf.RewardTraining;
import org.hone.task.Cancellation;

/**
 * The learning curve of a reward model over simulated picks: trained on the first N picks of an
 * order drawn per seed, measured on the true order of pairs of questions that nobody judged.
 */
public final class RewardSimulation {
    private static final int ANNOTATORS = 3;

    private final List<CandidateSet> judged;
    private final List<CandidateSet> test;
    private final double reliability;

    /**
     * @param judged sets that annotators see; more than the picks of a run, so that seeds differ
     * @param test sets that only measure
     * @param reliability of every annotator
     */
    public RewardSimulation(
            List<CandidateSet> judged, List<CandidateSet> test, double reliability) {
        this.judged = List.copyOf(judged);
        this.test = List.copyOf(test);
        this.reliability = reliability;
    }

    /**
     * One point of one seed's curve.
     *
     * @param picks that the model was trained on
     * @param seed of order, annotators and training
     * @param accuracy share of test pairs in their true order
     * @param best share of test sets whose best-scored candidate is truly best
     * @param byOrigin accuracy on the pairs whose worse plan has that origin
     * @param millis of training
     */
    public record Point(
            int picks,
            long seed,
            double accuracy,
            double best,
            Map<String, Double> byOrigin,
            double millis) {}

    /** Points by seed, then by picks; heard as they come. */
    public List<Point> run(
            RewardTraining training,
            List<Integer> picks,
            List<Long> seeds,
            Consumer<Point> listener,
            Cancellation cancellation) {
        List<Point> points = new ArrayList<>();
        for (long seed : seeds) {
            List<CandidateSet> order = new ArrayList<>(judged);
            Collections.shuffle(order, new Random(seed));
            List<SimulatedAnnotator> annotators = new ArrayList<>();
            for (int i = 0; i < ANNOTATORS; i++) {
                annotators.add(
                        new SimulatedAnnotator("annotator-" + i, reliability, seed * 31 + i));
            }
            List<RewardExample> examples = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                examples.add(annotators.get(i % ANNOTATORS).pick(order.get(i)));
            }
            for (int count : picks) {
                long began = System.nanoTime();
                RewardModel model =
                        training.train(
                                examples.subList(0, Math.min(count, examples.size())),
                                seed,
                                cancellation);
                double millis = (System.nanoTime() - began) / 1e6;
                Point point = measure(model, count, seed, millis);
                points.add(point);
                listener.accept(point);
            }
        }
        return points;
    }

    private Point measure(RewardModel model, int picks, long seed, double millis) {
        Map<String, List<Double>> byOrigin = new TreeMap<>();
        double best = 0;
        List<Double> all = new ArrayList<>();
        for (CandidateSet set : test) {
            List<Double> rewards = model.score(set.state(), set.plans());
            for (CandidateSet.TruePair pair : set.pairs()) {
                double margin = rewards.get(pair.better()) - rewards.get(pair.worse());
                double right = margin == 0 ? 0.5 : margin > 0 ? 1 : 0;
                all.add(right);
                byOrigin.computeIfAbsent(set.origins().get(pair.worse()), o -> new ArrayList<>())
                        .add(right);
                byOrigin.computeIfAbsent(
                                set.heldOut() ? "(unseen intents)" : "(seen intents)",
                                o -> new ArrayList<>())
                        .add(right);
            }
            int chosen = rewards.indexOf(Collections.max(rewards));
            best += set.truth().get(chosen) >= Collections.max(set.truth()) - 1e-9 ? 1 : 0;
        }
        return new Point(
                picks,
                seed,
                mean(all),
                best / Math.max(1, test.size()),
                byOrigin.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> mean(entry.getValue()),
                                        (a, b) -> a,
                                        TreeMap::new)),
                millis);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
