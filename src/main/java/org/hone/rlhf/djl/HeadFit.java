package org.hone.rlhf.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hone.llama.AdamW;
import org.hone.llama.Tensors;
import org.hone.llama.TokenSequence;
import org.hone.llama.Weights;
import org.hone.task.Cancellation;

/**
 * Fits the heads of a network to judgements while its trunk stands still: full-batch updates over
 * remembered features, which is a convex problem with one answer, whatever the order of picks.
 */
final class HeadFit {
    private static final int EVALUATE_EVERY = 20;
    private static final int FEW = 20;
    private static final double MAX_NORM = 10;

    private final RewardNetwork network;
    private final RewardOptions options;
    private final RewardObjective objective;
    private final HeldOut heldOut;

    HeadFit(RewardNetwork network, RewardOptions options) {
        this.network = network;
        this.options = options;
        this.objective = new RewardObjective(options);
        this.heldOut = new HeldOut(network, objective);
    }

    /**
     * Fits from where the heads are; a prior holds them to {@code anchor}. The best by held-out
     * loss stays, where enough is held out to tell.
     *
     * @param anchor numbers of the heads that the prior holds to
     */
    void run(
            List<EncodedExample> train,
            List<EncodedExample> held,
            Map<String, float[]> anchor,
            int steps,
            Consumer<RewardEvent> listener,
            Cancellation cancellation) {
        List<TokenSequence> all = new ArrayList<>();
        train.forEach(example -> all.addAll(example.candidates()));
        List<float[]> rows = network.cached(all);
        double weight = Math.max(1e-9, train.stream().mapToDouble(EncodedExample::weight).sum());
        boolean judge = held.size() >= FEW;
        double best = Double.POSITIVE_INFINITY;
        int worse = 0;
        Map<String, float[]> kept = network.head().values();
        Tensors.recordGradients(true);
        try (NDManager fixed = network.manager().newSubManager();
                AdamW optimizer = new AdamW(network.head(), 0f)) {
            NDArray features = RewardNetwork.matrix(rows, fixed);
            Shape shape = network.head().get(RewardNetwork.WEIGHT).getShape();
            NDArray initial = fixed.create(anchor.get(RewardNetwork.WEIGHT), shape);
            for (int step = 0; step < steps; step++) {
                cancellation.check();
                double loss =
                        update(optimizer, features, initial, train, weight, rate(step, steps));
                if ((step + 1) % EVALUATE_EVERY == 0 || step + 1 == steps) {
                    HeldOut.Result result = heldOut.measure(held);
                    Tensors.recordGradients(true);
                    listener.accept(
                            new RewardEvent(
                                    "head",
                                    step + 1,
                                    steps,
                                    loss,
                                    result.loss(),
                                    result.accuracy()));
                    if (judge) {
                        worse = result.loss() < best ? 0 : worse + 1;
                        if (result.loss() < best) {
                            best = result.loss();
                            kept = network.head().values();
                        } else if (worse >= options.patience()) {
                            break;
                        }
                    }
                }
            }
        } finally {
            Tensors.recordGradients(false);
        }
        if (judge) {
            set(network.head(), kept);
        }
    }

    private double rate(int step, int steps) {
        return options.headLearningRate() * (0.05 + 0.475 * (1 + Math.cos(Math.PI * step / steps)));
    }

    private double update(
            AdamW optimizer,
            NDArray features,
            NDArray initial,
            List<EncodedExample> train,
            double weight,
            double rate) {
        try (NDManager step = network.manager().newSubManager()) {
            double value;
            int members = (int) initial.getShape().get(0);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray raw = features.mul(1f);
                raw.attach(step);
                NDArray rewards = network.rewards(raw);
                NDArray loss = objective.of(rewards, train, true).div((float) weight);
                value = loss.getFloat() / members;
                NDArray own = step.zeros(initial.getShape());
                NDArray pull =
                        HeadPull.of(own.add(network.head().get(RewardNetwork.WEIGHT)), initial);
                collector.backward(
                        loss.add(pull.sum().mul((float) (options.pull() / (2 * weight)))));
            }
            optimizer.step((float) rate, MAX_NORM);
            return value;
        }
    }

    /** Puts numbers into weights that no optimiser holds. */
    static void set(Weights weights, Map<String, float[]> values) {
        new LinkedHashMap<>(weights.all()).forEach((name, array) -> array.set(values.get(name)));
    }
}
