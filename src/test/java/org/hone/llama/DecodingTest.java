package org.hone.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecodingTest {
    private static final int V = 20;
    private static final int[] TEXT = {3, 7, 1, 19, 0, 7, 2};

    private final NDManager manager = Tensors.newManager();
    private final Cancellation never = Cancellation.none();

    @AfterEach
    void close() {
        manager.close();
    }

    /** Random weights, biases and norms included, so that nothing hides behind a zero. */
    private LlamaForCausalLM model(Architecture architecture, boolean tied, int keyValueHeads) {
        LlamaConfig config =
                new LlamaConfig(
                        architecture,
                        V,
                        16,
                        24,
                        3,
                        4,
                        keyValueHeads,
                        6,
                        64,
                        10_000,
                        Optional.empty(),
                        1e-5,
                        tied,
                        architecture == Architecture.QWEN2,
                        Optional.empty(),
                        List.of());
        Map<String, float[]> values =
                Weights.initialise(Weights.shapes(config), manager, 3).values();
        SplittableRandom random = new SplittableRandom(4);
        values.values()
                .forEach(
                        array -> {
                            for (int i = 0; i < array.length; i++) {
                                array[i] += (float) (0.3 * random.nextGaussian());
                            }
                        });
        return new LlamaForCausalLM(config, Weights.of(values, Weights.shapes(config), manager));
    }

    private LlamaForCausalLM model() {
        return model(Architecture.LLAMA, true, 2);
    }

    /** The scores after the last token by a whole forward pass of the training path. */
    private float[] whole(LlamaForCausalLM model, int... ids) {
        Tensors.recordGradients(false);
        try (NDManager step = manager.newSubManager()) {
            float[] all =
                    model.logits(
                                    model.hidden(
                                            step.create(
                                                    Arrays.stream(ids).asLongStream().toArray(),
                                                    new Shape(1, ids.length))))
                            .toFloatArray();
            return Arrays.copyOfRange(all, all.length - V, all.length);
        }
    }

    private static void assertScores(Decoding decoding, int row, float[] expected) {
        float[] scores = new float[V];
        decoding.logits(row, scores);
        assertThat(scores).usingComparatorWithPrecision(1e-4f).containsExactly(expected);
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void stepByStepGivesWhatTheWholeSequenceGives(Architecture architecture) {
        for (int keyValueHeads : new int[] {1, 2, 4}) {
            LlamaForCausalLM model = model(architecture, keyValueHeads == 2, keyValueHeads);
            try (Decoding decoding = model.decoding(1, TEXT.length)) {
                decoding.read(List.of(Arrays.copyOf(TEXT, 3)), never);
                for (int t = 3; t < TEXT.length; t++) {
                    assertScores(decoding, 0, whole(model, Arrays.copyOf(TEXT, t)));
                    decoding.append(new int[] {TEXT[t]}, never);
                }
                assertScores(decoding, 0, whole(model, TEXT));
                assertThat(decoding.length()).isEqualTo(TEXT.length);
            }
        }
    }

    @Test
    void promptsOfDifferentLengthsAreReadAsIfAlone() {
        LlamaForCausalLM model = model();
        List<int[]> prompts = List.of(TEXT, new int[] {5}, new int[] {2, 2, 9, 4});
        try (Decoding decoding = model.decoding(3, 10)) {
            decoding.read(prompts, never);
            for (int row = 0; row < 3; row++) {
                assertScores(decoding, row, whole(model, prompts.get(row)));
            }
            decoding.append(new int[] {1, 2, 3}, never);
            assertScores(decoding, 1, whole(model, 5, 2));
            decoding.select(new int[] {2, 1});
            decoding.append(new int[] {8, 6}, never);
            assertScores(decoding, 0, whole(model, 2, 2, 9, 4, 3, 8));
            assertScores(decoding, 1, whole(model, 5, 2, 6));
        }
    }

    @Test
    void onePromptBecomesSeveralRowsThatGoTheirOwnWays() {
        LlamaForCausalLM model = model();
        try (Decoding decoding = model.decoding(1, 10)) {
            decoding.read(List.of(new int[] {3, 7, 1}), never);
            decoding.select(new int[3]);
            decoding.append(new int[] {4, 5, 6}, never);
            decoding.select(new int[] {2, 0, 0});
            decoding.append(new int[] {8, 9, 10}, never);
            assertScores(decoding, 0, whole(model, 3, 7, 1, 6, 8));
            assertScores(decoding, 1, whole(model, 3, 7, 1, 4, 9));
            assertScores(decoding, 2, whole(model, 3, 7, 1, 4, 10));
        }
    }

    @Test
    void whatIsTruncatedIsForgotten() {
        LlamaForCausalLM model = model();
        try (Decoding decoding = model.decoding(1, 10)) {
            decoding.read(List.of(TEXT), never);
            decoding.truncate(2);
            decoding.read(List.of(new int[] {11, 12}), never);
            assertScores(decoding, 0, whole(model, 3, 7, 11, 12));
        }
    }

    @Test
    void weightsThatChangeChangeTheNextStep() {
        LlamaForCausalLM model = model();
        float[] before = whole(model, 3, 7, 1);
        model.weights().get("model.layers.1.self_attn.k_proj.weight").muli(2);
        model.weights().get("model.layers.0.mlp.up_proj.weight").addi(0.1f);
        assertThat(whole(model, 3, 7, 1)).isNotEqualTo(before);
        try (Decoding decoding = model.decoding(1, 10)) {
            decoding.read(List.of(new int[] {3, 7, 1}), never);
            assertScores(decoding, 0, whole(model, 3, 7, 1));
        }
    }

    /** Arrays, modules and managers that a manager and those below it hold. */
    private static int resourcesBelow(NDManager manager) {
        try {
            Field field = BaseNDManager.class.getDeclaredField("resources");
            field.setAccessible(true);
            int count = 0;
            for (Object resource : ((Map<?, ?>) field.get(manager)).values()) {
                count += resource instanceof NDManager below ? 1 + resourcesBelow(below) : 1;
            }
            return count;
        } catch (ReflectiveOperationException changed) {
            throw new AssertionError(changed);
        }
    }

    @Test
    void aStepAllocatesNoArraysAndADecodingLeavesNone() {
        LlamaForCausalLM model = model();
        model.decoding(1, 4).close();
        NDManager owner = model.weights().manager();
        int before = resourcesBelow(owner);
        try (Decoding decoding = model.decoding(2, 60)) {
            decoding.read(List.of(TEXT, new int[] {1}), never);
            int during = resourcesBelow(owner);
            for (int i = 0; i < 50; i++) {
                decoding.append(new int[] {i % V, 1}, never);
            }
            decoding.select(new int[] {1, 0});
            assertThat(resourcesBelow(owner)).isEqualTo(during);
        }
        assertThat(resourcesBelow(owner)).isEqualTo(before);
    }

    @Test
    void aCancelledDecodingReadsNothing() {
        Cancellation cancelled = new Cancellation();
        cancelled.request();
        try (Decoding decoding = model().decoding(1, 10)) {
            assertThatThrownBy(() -> decoding.read(List.of(TEXT), cancelled))
                    .isInstanceOf(CancellationException.class);
            assertThat(decoding.length()).isZero();
        }
    }

    @Test
    void moreThanThereIsRoomForIsRefused() {
        try (Decoding decoding = model().decoding(1, 3)) {
            assertThatThrownBy(() -> decoding.read(List.of(TEXT), never))
                    .hasMessageContaining("room for 3");
        }
        assertThatThrownBy(() -> model().decoding(1, 65)).hasMessageContaining("takes 64");
    }
}
