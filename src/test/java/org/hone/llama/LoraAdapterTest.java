package org.hone.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.hone.domain.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoraAdapterTest {
    private static final LlamaConfig CONFIG =
            new LlamaConfig(20, 16, 24, 2, 4, 2, 64, 10_000, 1e-5, true);
    private static final List<TokenSequence> BATCH =
            List.of(
                    new TokenSequence(List.of(3, 7), List.of(1, 19)),
                    new TokenSequence(List.of(2), List.of(5, 6, 4)),
                    new TokenSequence(List.of(9, 9, 8), List.of(2)));

    private final NDManager manager = Tensors.newManager();
    private final Weights weights = Weights.initialise(Weights.shapes(CONFIG), manager, 3);
    private final LlamaForCausalLM model = new LlamaForCausalLM(CONFIG, weights);

    @BeforeEach
    void widen() {
        spread(weights, 0.2f, 1);
    }

    @AfterEach
    void close() {
        Tensors.recordGradients(false);
        manager.close();
    }

    /** Matrices of this deviation, so that gradients stand out of float32's rounding. */
    private static void spread(Weights weights, float deviation, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (NDArray array : weights.all().values()) {
            if (array.getShape().dimension() > 1) {
                float[] values = new float[(int) array.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) random.nextGaussian() * deviation;
                }
                array.set(values);
            }
        }
    }

    private LoraAdapter adapter(double dropout) {
        LoraConfig config = new LoraConfig(3, 6, dropout, Set.copyOf(LoraConfig.PROJECTIONS));
        LoraAdapter adapter = LoraAdapter.create(model, config, 5);
        spread(adapter.weights(), 0.2f, 2);
        adapter.attach();
        return adapter;
    }

    private float[] logits() {
        Tensors.recordGradients(false);
        try (NDManager step = manager.newSubManager()) {
            return model.logits(
                            model.hidden(step.create(new long[] {3, 7, 1, 19, 0}, new Shape(1, 5))))
                    .toFloatArray();
        }
    }

    @Test
    void aFreshAdapterChangesNothing() {
        float[] before = logits();
        try (LoraAdapter fresh = LoraAdapter.create(model, LoraConfig.ofRank(4), 1)) {
            fresh.attach();
            assertThat(logits()).containsExactly(before);
        }
    }

    @Test
    void aMergedAdapterComputesTheSameAndUnmergingRestoresEveryBit() {
        Map<String, float[]> original = weights.values();
        float[] plain = logits();
        LoraAdapter adapter = adapter(0);
        float[] adapted = logits();
        assertThat(adapted).isNotEqualTo(plain);
        adapter.merge();
        assertThat(weights.values().get("model.layers.0.mlp.up_proj.weight"))
                .isNotEqualTo(original.get("model.layers.0.mlp.up_proj.weight"));
        assertThat(logits()).usingComparatorWithPrecision(1e-4f).containsExactly(adapted);
        adapter.unmerge();
        assertBitsEqual(original);
        assertThat(logits()).containsExactly(adapted);
        adapter.merge();
        adapter.close();
        assertBitsEqual(original);
        assertThat(logits()).containsExactly(plain);
    }

    private void assertBitsEqual(Map<String, float[]> original) {
        weights.values()
                .forEach(
                        (name, values) ->
                                assertThat(bits(values))
                                        .as(name)
                                        .isEqualTo(bits(original.get(name))));
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }

    @Test
    void theGradientOfEveryAdapterParameterAgreesWithFiniteDifferences() {
        try (LoraAdapter adapter = adapter(0)) {
            assertGradients(adapter.weights(), new CompletionGradient.Options(1, 2, false));
        }
    }

    @Test
    void theGradientOfEveryModelParameterAgreesWithFiniteDifferences() {
        assertGradients(weights, new CompletionGradient.Options(2, 2, true));
    }

    /** With the same seed the masks are the same, so the loss is a function to differentiate. */
    @Test
    void recomputingDropsTheSameInputsAgain() {
        try (LoraAdapter adapter = adapter(0.4)) {
            assertGradients(adapter.weights(), new CompletionGradient.Options(1, 2, true));
        }
    }

    private void assertGradients(Weights trained, CompletionGradient.Options options) {
        try (AdamW recording = new AdamW(trained, 0)) {
            assertThat(recording.steps()).isZero();
            loss(options);
            Map<String, float[]> values = trained.values();
            Map<String, float[]> gradients = new LinkedHashMap<>();
            trained.all().forEach((name, array) -> gradients.put(name, gradient(array)));
            trained.all()
                    .forEach(
                            (name, array) -> {
                                float[] gradient = gradients.get(name);
                                int at = strongest(gradient);
                                double h = 5e-3;
                                double difference =
                                        (moved(array, values.get(name), at, h, options)
                                                        - moved(
                                                                array,
                                                                values.get(name),
                                                                at,
                                                                -h,
                                                                options))
                                                / (2 * h);
                                assertThat((double) gradient[at])
                                        .as(name)
                                        .isNotZero()
                                        .isCloseTo(
                                                difference,
                                                within(0.02 * Math.abs(difference) + 2e-4));
                            });
        }
    }

    private double loss(CompletionGradient.Options options) {
        return new CompletionGradient(model, options, 11).accumulate(BATCH);
    }

    private double moved(
            NDArray array, float[] values, int at, double by, CompletionGradient.Options options) {
        float[] changed = values.clone();
        changed[at] += (float) by;
        Tensors.recordGradients(false);
        array.set(changed);
        double loss = loss(options);
        array.set(values);
        return loss;
    }

    private static int strongest(float[] gradient) {
        int best = 0;
        for (int i = 0; i < gradient.length; i++) {
            best = Math.abs(gradient[i]) > Math.abs(gradient[best]) ? i : best;
        }
        return best;
    }

    private static float[] gradient(NDArray parameter) {
        try (NDArray gradient = parameter.getGradient()) {
            return gradient.toFloatArray();
        }
    }

    @Test
    void trainingChangesTheAdapterOnlyAndLeavesNothingBehind() {
        Map<String, float[]> original = weights.values();
        CompletionGradient gradient =
                new CompletionGradient(model, CompletionGradient.Options.frugal(), 1);
        try (LoraAdapter adapter = LoraAdapter.create(model, LoraConfig.ofRank(4), 1)) {
            adapter.attach();
            double first = 0;
            double last = 0;
            int arrays = 0;
            try (AdamW optimizer = new AdamW(adapter.weights(), 0)) {
                for (int i = 0; i < 50; i++) {
                    last = gradient.accumulate(BATCH);
                    optimizer.step(0.02f, 1);
                    first = i == 0 ? last : first;
                    arrays = i == 5 ? arrays(adapter) : arrays;
                }
                assertThat(arrays(adapter)).isEqualTo(arrays);
            }
            assertThat(last).isLessThan(first / 2);
            assertThat(weights.all().values()).noneMatch(NDArray::hasGradient);
        }
        assertBitsEqual(original);
    }

    private int arrays(LoraAdapter adapter) {
        return weights.manager().getManagedArrays().size()
                + adapter.weights().manager().getManagedArrays().size();
    }

    @Test
    void aSecondAdapterWaitsForTheFirst() {
        try (LoraAdapter first = adapter(0);
                LoraAdapter second = LoraAdapter.create(model, LoraConfig.ofRank(2), 1)) {
            assertThatThrownBy(second::attach).isInstanceOf(IllegalStateException.class);
            first.merge();
            assertThatThrownBy(first::attach).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void settingsThatMakeNoAdapterAreRefused() {
        assertThatThrownBy(() -> new LoraConfig(8, 16, 0, Set.of("embed_tokens")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("q_proj")
                .hasMessageContaining("embed_tokens");
        assertThatThrownBy(() -> new LoraConfig(0, 16, 0, Set.of("q_proj")))
                .isInstanceOf(InvalidInputException.class);
    }
}
