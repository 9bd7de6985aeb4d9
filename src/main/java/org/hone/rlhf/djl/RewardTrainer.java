package org.hone.rlhf.djl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hone.llama.TokenSequence;
import org.hone.rlhf.Calibration;
import org.hone.rlhf.JudgedPairs;
import org.hone.rlhf.RewardExample;
import org.hone.task.Cancellation;

/**
 * Trains a reward model on judgements [patent 51-63]: held-out split by query, the heads first,
 * then, if asked, the whole trunk; early stopping; normalisation and calibration at the end.
 */
public final class RewardTrainer {
    private static final int CALIBRATION_BINS = 10;
    private static final int FEW = 20;

    private final RewardOptions options;

    /** A trainer with these settings. */
    public RewardTrainer(RewardOptions options) {
        this.options = options;
    }

    /**
     * Trains on stored judgements.
     *
     * @param network is changed
     * @return metrics by name: {@code eval_accuracy}, {@code eval_loss}, {@code eval_ece}, {@code
     *     train_accuracy}, {@code temperature}, {@code train_examples}, {@code eval_examples}
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public Map<String, Double> train(
            RewardNetwork network,
            List<RewardExample> examples,
            Consumer<RewardEvent> listener,
            Cancellation cancellation) {
        return trainEncoded(
                network,
                examples.stream().map(example -> encode(network, example)).toList(),
                listener,
                cancellation);
    }

    static EncodedExample encode(RewardNetwork network, RewardExample example) {
        return new EncodedExample(
                example.id(),
                example.query(),
                example.candidates().stream()
                        .map(plan -> network.text().of(example.state(), plan))
                        .toList(),
                example.judgement(),
                example.weight());
    }

    Map<String, Double> trainEncoded(
            RewardNetwork network,
            List<EncodedExample> examples,
            Consumer<RewardEvent> listener,
            Cancellation cancellation) {
        List<EncodedExample> train = new ArrayList<>();
        List<EncodedExample> held = new ArrayList<>();
        examples.forEach(example -> (isHeldOut(example.query()) ? held : train).add(example));
        if (train.isEmpty()) {
            throw new org.hone.domain.InvalidInputException(
                    "There are too few judgements to train on. Give at least ten, on several questions.");
        }
        cancellation.check();
        network.rescale(RewardScale.of(features(network, train)));
        Map<String, float[]> anchor = network.head().values();
        new HeadFit(network, options)
                .run(train, held, anchor, options.headSteps(), listener, cancellation);
        if (options.tuneTrunk()) {
            new TrunkTuning(network, options).run(train, held, listener, cancellation);
        }
        return finish(network, train, held);
    }

    private static List<float[]> features(RewardNetwork network, List<EncodedExample> examples) {
        List<TokenSequence> all = new ArrayList<>();
        examples.forEach(example -> all.addAll(example.candidates()));
        return network.cached(all);
    }

    /** By a hash of the query, so that no query is on both sides, whatever else is added later. */
    boolean isHeldOut(String query) {
        long hash = 1125899906842597L ^ options.seed();
        for (int i = 0; i < query.length(); i++) {
            hash = 31 * hash + query.charAt(i);
        }
        return new java.util.SplittableRandom(hash).nextDouble() < options.heldOut();
    }

    /**
     * Normalises on the preferred plans and the rest alike, then calibrates on what is held out.
     */
    private Map<String, Double> finish(
            RewardNetwork network, List<EncodedExample> train, List<EncodedExample> held) {
        List<TokenSequence> references = new ArrayList<>();
        train.forEach(example -> references.addAll(example.candidates()));
        network.rescale(network.scale().withRewards(0, 1));
        double[] rewards =
                network.members(references).stream()
                        .mapToDouble(one -> Arrays.stream(one).average().orElseThrow())
                        .toArray();
        double mean = Arrays.stream(rewards).average().orElseThrow();
        double variance =
                Arrays.stream(rewards).map(r -> (r - mean) * (r - mean)).average().orElseThrow();
        network.rescale(network.scale().withRewards(mean, Math.sqrt(variance)));
        HeldOut measure = new HeldOut(network, new RewardObjective(options));
        HeldOut.Result trained = measure.measure(train);
        HeldOut.Result heldOut = measure.measure(held);
        double temperature =
                Calibration.temperature(
                        held.size() >= FEW ? heldOut.outcomes() : trained.outcomes());
        network.rescale(network.scale().withTemperature(temperature));
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("train_examples", (double) train.size());
        metrics.put("eval_examples", (double) held.size());
        metrics.put("train_accuracy", trained.accuracy());
        metrics.put("temperature", temperature);
        if (!held.isEmpty()) {
            metrics.put("eval_accuracy", heldOut.accuracy());
            metrics.put("eval_loss", heldOut.loss());
            metrics.put(
                    "eval_pairs",
                    (double)
                            held.stream()
                                    .mapToInt(
                                            e ->
                                                    JudgedPairs.of(
                                                                    e.judgement(),
                                                                    e.candidates().size())
                                                            .ordered()
                                                            .size())
                                    .sum());
            metrics.put(
                    "eval_ece",
                    Calibration.expectedError(
                            Calibration.bins(heldOut.outcomes(), temperature, CALIBRATION_BINS)));
        }
        return metrics;
    }
}
