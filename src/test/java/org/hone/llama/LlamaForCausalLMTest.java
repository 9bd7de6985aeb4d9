package org.hone.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LlamaForCausalLMTest {
    private static final LlamaConfig CONFIG =
            new LlamaConfig(20, 16, 24, 2, 4, 2, 64, 10_000, 1e-5, true);

    private final NDManager manager = Tensors.newManager();
    private final Weights weights = Weights.initialise(Weights.shapes(CONFIG), manager, 3);
    private final LlamaForCausalLM model = new LlamaForCausalLM(CONFIG, weights);

    @AfterEach
    void close() {
        Tensors.recordGradients(false);
        manager.close();
    }

    private float[] logits(long... ids) {
        Tensors.recordGradients(false);
        try (NDManager step = manager.newSubManager()) {
            return model.logits(model.hidden(step.create(ids, new Shape(1, ids.length))))
                    .toFloatArray();
        }
    }

    @Test
    void theNetworkAgreesWithItsPlainTwin() {
        long[] ids = {3, 7, 1, 19, 0, 7};
        float[] expected = new PlainLlama(CONFIG, weights.values()).logits(ids);
        assertThat(logits(ids)).usingComparatorWithPrecision(1e-4f).containsExactly(expected);
    }

    @Test
    void rightPaddingAndLaterTokensChangeNothingBefore() {
        float[] shorter = logits(3, 7, 1);
        float[] longer = logits(3, 7, 1, 0, 0);
        for (int i = 0; i < shorter.length; i++) {
            assertThat(longer[i]).isCloseTo(shorter[i], within(1e-5f));
        }
    }

    @Test
    void gradientsAgreeWithFiniteDifferences() {
        List<TokenSequence> batch =
                List.of(
                        new TokenSequence(List.of(3, 7), List.of(1, 19)),
                        new TokenSequence(List.of(2), List.of(5, 6, 4)));
        weights.all().values().forEach(parameter -> parameter.setRequiresGradient(true));
        Tensors.recordGradients(true);
        try (NDManager step = manager.newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(CompletionLoss.of(model, batch, step));
        }
        Tensors.recordGradients(false);
        Map<String, float[]> values = weights.values();
        for (String name :
                List.of(
                        "model.embed_tokens.weight",
                        "model.layers.0.self_attn.k_proj.weight",
                        "model.layers.1.mlp.gate_proj.weight",
                        "model.norm.weight",
                        "model.layers.0.input_layernorm.weight")) {
            float[] gradient = weights.get(name).getGradient().toFloatArray();
            int at = strongest(gradient);
            double h = 1e-2;
            double difference =
                    (loss(values, name, at, h, batch) - loss(values, name, at, -h, batch))
                            / (2 * h);
            assertThat((double) gradient[at])
                    .as(name)
                    .isCloseTo(difference, within(0.03 * Math.abs(difference) + 2e-4));
        }
    }

    private static int strongest(float[] gradient) {
        int best = 0;
        for (int i = 0; i < gradient.length; i++) {
            best = Math.abs(gradient[i]) > Math.abs(gradient[best]) ? i : best;
        }
        return best;
    }

    private double loss(
            Map<String, float[]> values,
            String name,
            int at,
            double by,
            List<TokenSequence> batch) {
        values.get(name)[at] += (float) by;
        try (NDManager own = manager.newSubManager();
                Weights moved = Weights.of(values, Weights.shapes(CONFIG), own)) {
            return CompletionLoss.of(new LlamaForCausalLM(CONFIG, moved), batch, own).getFloat();
        } finally {
            values.get(name)[at] -= (float) by;
        }
    }

    @Test
    void stepsLeaveNothingBehind() {
        List<TokenSequence> batch = List.of(new TokenSequence(List.of(3, 7), List.of(1, 19)));
        try (AdamW optimizer = new AdamW(weights, 0.01f)) {
            long before = -1;
            float first = Float.NaN;
            float last = Float.NaN;
            for (int i = 0; i < 60; i++) {
                try (NDManager step = weights.manager().newSubManager()) {
                    Tensors.recordGradients(true);
                    try (GradientCollector collector =
                            Engine.getInstance().newGradientCollector()) {
                        NDArray loss = CompletionLoss.of(model, batch, step);
                        collector.backward(loss);
                        last = loss.getFloat();
                    }
                    optimizer.step(0.01f, 1);
                }
                first = i == 0 ? last : first;
                if (i == 10) {
                    before = weights.manager().getManagedArrays().size();
                }
            }
            assertThat(weights.manager().getManagedArrays()).hasSize((int) before);
            assertThat(last).isLessThan(first / 10);
        }
    }
}
