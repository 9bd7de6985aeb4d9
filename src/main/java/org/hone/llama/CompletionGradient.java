package org.hone.llama;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of {@link CompletionLoss} in bounded memory: few sequences at a time, logits of few
 * positions at a time, and, if asked, activations of one layer at a time (Chen et al. 2016). It
 * equals the gradient of the whole batch at once up to rounding. Not for several threads.
 */
public final class CompletionGradient {
    private final LlamaForCausalLM model;
    private final Options options;
    private long seed;

    /**
     * What bounds the memory.
     *
     * @param sequences at a time
     * @param logits positions at a time whose scores over the vocabulary are held
     * @param recompute whether a layer's activations are computed again instead of kept: about a
     *     third more time, a small part of the memory
     */
    public record Options(int sequences, int logits, boolean recompute) {
        public Options {
            if (sequences < 1 || logits < 1) {
                throw new IllegalArgumentException("sequences and logits are at least 1");
            }
        }

        /** Little memory at any size of model: 1 sequence, 128 positions, recomputing. */
        public static Options frugal() {
            return new Options(1, 128, true);
        }
    }

    /**
     * @param seed of dropout
     */
    public CompletionGradient(LlamaForCausalLM model, Options options, long seed) {
        this.model = model;
        this.options = options;
        this.seed = seed;
    }

    /**
     * Adds the gradient of the mean negative log-probability per completion token to the parameters
     * that record gradients.
     *
     * @return that mean, in nats
     */
    public double accumulate(List<TokenSequence> batch) {
        int count = batch.stream().mapToInt(s -> s.completion().size()).sum();
        double loss = 0;
        boolean recording = JniUtils.isGradMode();
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            for (int i = 0; i < batch.size(); i += options.sequences()) {
                List<TokenSequence> part =
                        batch.subList(i, Math.min(batch.size(), i + options.sequences()));
                try (NDManager step = model.weights().manager().newSubManager()) {
                    CompletionTargets targets = CompletionTargets.of(part);
                    Pass pass = new Pass(collector, step, targets, 1f / count);
                    loss += options.recompute() ? pass.recomputing() : pass.storing();
                }
            }
        } finally {
            JniUtils.setGradMode(recording);
        }
        return loss;
    }

    /** One part of a batch. */
    private final class Pass {
        private final GradientCollector collector;
        private final NDManager step;
        private final CompletionTargets targets;
        private final float weight;

        Pass(GradientCollector collector, NDManager step, CompletionTargets targets, float weight) {
            this.collector = collector;
            this.step = step;
            this.targets = targets;
            this.weight = weight;
        }

        double storing() {
            return fromHidden(model.hidden(targets.ids(step)));
        }

        double recomputing() {
            NDArray ids = targets.ids(step);
            LlamaForCausalLM.LayerStack stack = model.layers(step, (int) ids.getShape().get(1));
            List<NDArray> inputs = new ArrayList<>();
            long dropout = seed;
            seed += stack.layers().size() + 1;
            try (NDManager scope = step.newSubManager()) {
                inputs.add(kept(stack.embed().apply(attached(ids.duplicate(), scope))));
            }
            for (int i = 0; i < stack.layers().size(); i++) {
                try (NDManager scope = step.newSubManager()) {
                    JniUtils.setSeed(dropout + i);
                    NDArray x = attached(inputs.get(i).duplicate(), scope);
                    inputs.add(kept(stack.layers().get(i).apply(x)));
                }
            }
            double loss;
            NDArray gradient;
            try (NDManager scope = step.newSubManager()) {
                NDArray last = leaf(inputs.get(stack.layers().size()), scope);
                loss = fromHidden(stack.norm().apply(last));
                gradient = attached(last.getGradient(), step);
            }
            for (int i = stack.layers().size() - 1; i >= 0; i--) {
                try (NDManager scope = step.newSubManager()) {
                    JniUtils.setSeed(dropout + i);
                    NDArray x = leaf(inputs.get(i), scope);
                    backward(stack.layers().get(i).apply(x), gradient);
                    gradient.close();
                    gradient = attached(x.getGradient(), step);
                }
            }
            if (model.weights().get("model.embed_tokens.weight").hasGradient()) {
                backward(stack.embed().apply(ids), gradient);
            }
            return loss;
        }

        /** Loss from hidden states, whose gradient goes on to what they come from. */
        private double fromHidden(NDArray hidden) {
            NDArray predicting = targets.predicting(hidden);
            NDArray leaf = predicting.duplicate();
            leaf.setRequiresGradient(true);
            double loss = 0;
            for (int from = 0; from < targets.count(); from += options.logits()) {
                int to = Math.min(targets.count(), from + options.logits());
                try (NDManager scope = step.newSubManager()) {
                    NDArray rows = leaf.get(scope, new NDIndex("{}:{}", from, to));
                    NDArray logProbs = model.logits(rows).logSoftmax(-1);
                    NDArray part =
                            logProbs.gather(targets.labels(scope, from, to), 1).sum().mul(-weight);
                    collector.backward(part);
                    loss += part.getFloat();
                }
            }
            backward(predicting, attached(leaf.getGradient(), hidden.getManager()));
            return loss;
        }

        private void backward(NDArray result, NDArray gradient) {
            collector.backward(result.mul(gradient).sum());
        }

        /** Without its history, for the whole pass. */
        private NDArray kept(NDArray result) {
            return attached(result.duplicate(), step);
        }

        private NDArray leaf(NDArray value, NDManager scope) {
            NDArray leaf = attached(value, scope);
            leaf.setRequiresGradient(true);
            return leaf;
        }

        private NDArray attached(NDArray array, NDManager owner) {
            array.attach(owner);
            return array;
        }
    }
}
