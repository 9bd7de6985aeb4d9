package org.hone.llama.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hone.domain.InvalidInputException;
import org.hone.llama.Checkpoint;
import org.hone.llama.ModelCard;
import org.hone.llama.SafeTensors;
import org.hone.llama.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LlamaModelsTest {
    /** The scripts keep every third position and every third logit. */
    private static final int STRIDE = 3;

    private final NDManager manager = Tensors.newManager();
    private final LlamaModels models = new LlamaModels();

    @TempDir Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    private float[] logits(LoadedModel model, List<Integer> ids) {
        Tensors.recordGradients(false);
        try (NDManager step = manager.newSubManager()) {
            long[] input = ids.stream().mapToLong(Integer::longValue).toArray();
            NDArray hidden = model.network().hidden(step.create(input, new Shape(1, input.length)));
            return model.network().logits(hidden).toFloatArray();
        }
    }

    private static float[] strided(float[] logits, int vocabulary) {
        int positions = logits.length / vocabulary;
        int columns = (vocabulary + STRIDE - 1) / STRIDE;
        float[] kept = new float[(positions + STRIDE - 1) / STRIDE * columns];
        for (int t = 0, at = 0; t < positions; t += STRIDE) {
            for (int v = 0; v < vocabulary; v += STRIDE) {
                kept[at++] = logits[t * vocabulary + v];
            }
        }
        return kept;
    }

    @ParameterizedTest
    @CsvSource({
        "llama-tied,llama-tied",
        "llama-tied,llama-tied.gguf",
        "llama-bias-rope,llama-bias-rope",
        "llama-bias-rope,llama-bias-rope.gguf",
        "llama-linear,llama-linear",
        "qwen2,qwen2",
        "qwen2,qwen2.gguf",
        "qwen3,qwen3",
        "qwen3,qwen3.gguf"
    })
    void logitsAgreeWithTransformers(String name, String file) throws IOException {
        String small = "small/" + name + "/";
        float[] expected =
                new SafeTensors()
                        .read(Fixtures.path(small + "expected.safetensors"))
                        .get("logits")
                        .values();
        List<Integer> ids = Fixtures.ints(Fixtures.json(small + "ids.json"));
        try (LoadedModel model = models.open(Fixtures.path("small/" + file), manager)) {
            float[] actual = strided(logits(model, ids), model.network().config().vocabSize());
            assertThat(Fixtures.distance(actual, expected)).isLessThan(1e-4);
        }
    }

    @Test
    void theCardIsReadFromTheHeaders() throws IOException {
        assertThat(models.describe(Fixtures.path("small/qwen3.gguf")))
                .isEqualTo(
                        new ModelDescription(
                                "qwen3.gguf",
                                ModelDescription.Format.GGUF,
                                "qwen3",
                                18_416,
                                256,
                                "F32",
                                Optional.of("mit"),
                                Files.size(Fixtures.path("small/qwen3.gguf"))));
        ModelDescription shards = models.describe(Fixtures.path("small/llama-bias-rope"));
        assertThat(shards.precision()).isEqualTo("F16");
        assertThat(shards.licence()).isEmpty();
        assertThat(models.checksum(Fixtures.path("small/llama-bias-rope"))).hasSize(64);
    }

    @Test
    void aLoadedModelCanBeKeptAsACheckpoint() throws IOException {
        List<Integer> ids = List.of(5, 9, 200, 31);
        ModelCard card = new ModelCard("kept", "", 0, "", 0, 0, 0, java.util.Map.of(), false, "");
        try (LoadedModel model = models.open(Fixtures.path("small/llama-bias-rope"), manager)) {
            new Checkpoint(folder).write(card, model.network(), model.tokenizer());
            try (LoadedModel kept = models.open(folder, manager)) {
                assertThat(kept.description().name()).isEqualTo("kept");
                assertThat(logits(kept, ids)).containsExactly(logits(model, ids));
                String text = "I'm 123 naïve\n <think>";
                assertThat(kept.tokenizer().encode(text)).isEqualTo(model.tokenizer().encode(text));
            }
        }
    }

    @Test
    void whatIsNoModelIsRefused() throws IOException {
        assertThatThrownBy(() -> models.open(folder, manager))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("config.json");
        assertThatThrownBy(() -> models.open(folder.resolve("absent"), manager))
                .isInstanceOf(InvalidInputException.class);
        Path text = folder.resolve("notes.gguf");
        Files.writeString(text, "not a model at all");
        assertThatThrownBy(() -> models.open(folder, manager))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("notes.gguf");
    }
}
