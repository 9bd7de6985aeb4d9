package org.hone.rlhf.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.hone.llama.AdamW;
import org.hone.llama.Tensors;
import org.hone.llama.TokenSequence;
import org.hone.llama.Weights;
import org.hone.task.Cancellation;

/**
 * Trains trunk and heads together: batches of candidates of like length, one example never parted.
 */
final class TrunkTuning {
    private static final double MAX_NORM = 1;
    private static final float DECAY = 0.01f;
    private static final int LIKE_LENGTH = 8;

    private final RewardNetwork network;
    private final RewardOptions options;
    private final RewardObjective objective;

    TrunkTuning(RewardNetwork network, RewardOptions options) {
        if (!network.ownsTrunk()) {
            throw new IllegalArgumentException("A shared trunk is not the reward model's to tune");
        }
        this.network = network;
        this.options = options;
        this.objective = new RewardObjective(options);
    }

    /** Trains until the held-out loss has stopped falling; the best weights stay. */
    void run(
            List<EncodedExample> train,
            List<EncodedExample> held,
            Consumer<RewardEvent> listener,
            Cancellation cancellation) {
        HeldOut heldOut = new HeldOut(network, objective);
        Weights trunk = network.trunk().model().weights();
        double best = heldOut.measure(held).loss();
        Map<String, float[]> bestTrunk = trunk.values();
        Map<String, float[]> bestHead = network.head().values();
        int worse = 0;
        int steps = options.epochs() * batches(train, 0).size();
        int step = 0;
        try (AdamW trunkOptimizer = new AdamW(trunk, DECAY);
                AdamW headOptimizer = new AdamW(network.head(), 0f)) {
            for (int epoch = 0; epoch < options.epochs() && worse < options.patience(); epoch++) {
                double loss = 0;
                List<List<EncodedExample>> batches = batches(train, epoch);
                for (List<EncodedExample> batch : batches) {
                    cancellation.check();
                    double progress = step / (double) Math.max(1, steps);
                    double factor = 0.1 + 0.45 * (1 + Math.cos(Math.PI * progress));
                    loss += update(batch, trunkOptimizer, headOptimizer, factor);
                    step++;
                    listener.accept(
                            new RewardEvent("trunk", step, steps, loss, Double.NaN, Double.NaN));
                }
                network.forgetFeatures();
                HeldOut.Result result = heldOut.measure(held);
                listener.accept(
                        new RewardEvent(
                                "trunk",
                                step,
                                steps,
                                loss / batches.size(),
                                result.loss(),
                                result.accuracy()));
                if (held.isEmpty() || result.loss() < best) {
                    best = result.loss();
                    bestTrunk = trunk.values();
                    bestHead = network.head().values();
                    worse = 0;
                } else {
                    worse++;
                }
            }
        } finally {
            Tensors.recordGradients(false);
        }
        HeadFit.set(trunk, bestTrunk);
        HeadFit.set(network.head(), bestHead);
        network.forgetFeatures();
    }

    private double update(List<EncodedExample> batch, AdamW trunk, AdamW head, double factor) {
        List<TokenSequence> sequences = new ArrayList<>();
        batch.forEach(example -> sequences.addAll(example.candidates()));
        double weight = Math.max(1e-9, batch.stream().mapToDouble(EncodedExample::weight).sum());
        Tensors.recordGradients(true);
        double value;
        try (NDManager step = network.manager().newSubManager()) {
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray rewards = network.rewards(network.features(sequences, step));
                NDArray loss =
                        objective
                                .of(rewards, batch, true)
                                .div((float) (weight * rewards.getShape().get(1)));
                value = loss.getFloat();
                collector.backward(loss);
            }
        }
        trunk.step((float) (options.learningRate() * factor), MAX_NORM);
        head.step((float) (options.learningRate() * factor), MAX_NORM);
        return value;
    }

    /** The same for the same epoch and seed. */
    private List<List<EncodedExample>> batches(List<EncodedExample> train, int epoch) {
        List<EncodedExample> order = new ArrayList<>(train);
        Random random = new Random(options.seed() * 7919 + epoch);
        Collections.shuffle(order, random);
        List<List<EncodedExample>> batches = new ArrayList<>();
        int window = Math.max(1, order.size() / LIKE_LENGTH + 1);
        for (int i = 0; i < order.size(); i += window) {
            List<EncodedExample> alike =
                    new ArrayList<>(order.subList(i, Math.min(order.size(), i + window)));
            alike.sort(Comparator.comparingInt(EncodedExample::tokens));
            List<EncodedExample> batch = new ArrayList<>();
            int tokens = 0;
            for (EncodedExample example : alike) {
                if (!batch.isEmpty() && tokens + example.tokens() > options.batchTokens()) {
                    batches.add(batch);
                    batch = new ArrayList<>();
                    tokens = 0;
                }
                batch.add(example);
                tokens += example.tokens();
            }
            batches.add(batch);
        }
        Collections.shuffle(batches, random);
        return batches;
    }
}
