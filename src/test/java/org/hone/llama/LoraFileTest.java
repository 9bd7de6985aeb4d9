package org.hone.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.hone.domain.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixture and its versions: {@code peft/make_fixture.py} in the resources of this package. */
class LoraFileTest {
    private static final LlamaConfig CONFIG =
            new LlamaConfig(20, 16, 24, 2, 4, 2, 64, 10_000, 1e-5, true);
    private static final Path FIXTURE = Path.of("src/test/resources/org/hone/llama/peft");

    @TempDir Path folder;
    private final NDManager manager = Tensors.newManager();
    private LlamaForCausalLM model;
    private JsonNode expected;

    @BeforeEach
    void load() throws IOException {
        Map<String, float[]> values = new LinkedHashMap<>();
        new SafeTensors()
                .read(FIXTURE.resolve("base/model.safetensors"))
                .forEach((name, tensor) -> values.put(name, tensor.values()));
        model = new LlamaForCausalLM(CONFIG, Weights.of(values, Weights.shapes(CONFIG), manager));
        expected = new ObjectMapper().readTree(FIXTURE.resolve("logits.json").toFile());
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private void assertLogits(String key) {
        Tensors.recordGradients(false);
        long[] ids = new ObjectMapper().convertValue(expected.get("ids"), long[].class);
        float[] wanted = new ObjectMapper().convertValue(expected.get(key), float[].class);
        try (NDManager step = manager.newSubManager()) {
            assertThat(
                            model.logits(model.hidden(step.create(ids, new Shape(1, ids.length))))
                                    .toFloatArray())
                    .as(key)
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(wanted);
        }
    }

    /** An adapter without zeros, the same on every machine. */
    private LoraAdapter written() {
        LoraAdapter adapter =
                LoraAdapter.create(
                        model, new LoraConfig(3, 6, 0.25, Set.copyOf(LoraConfig.PROJECTIONS)), 1);
        SplittableRandom random = new SplittableRandom(2);
        for (NDArray array : adapter.weights().all().values()) {
            float[] values = new float[(int) array.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextDouble() - 0.5);
            }
            array.set(values);
        }
        return adapter;
    }

    @Test
    void anAdapterThatPeftWroteComputesWhatPeftComputes() throws IOException {
        assertLogits("base");
        try (LoraAdapter adapter = new LoraFile(FIXTURE.resolve("peft-adapter")).read(model)) {
            assertThat(adapter.config())
                    .isEqualTo(new LoraConfig(4, 12, 0.1, Set.of("q_proj", "v_proj", "down_proj")));
            adapter.attach();
            assertLogits("peft-adapter");
            adapter.merge();
            assertLogits("peft-adapter-merged");
        }
        assertLogits("base");
    }

    @Test
    void peftComputesWhatAnAdapterThatHoneWroteComputes() throws IOException {
        Path out = Path.of("target", "hone-adapter");
        try (LoraAdapter adapter = written()) {
            new LoraFile(out).write(adapter, "base");
            adapter.attach();
            assertLogits("hone-adapter");
        }
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(out.resolve("adapter_config.json").toFile()))
                .isEqualTo(
                        mapper.readTree(
                                FIXTURE.resolve("hone-adapter/adapter_config.json").toFile()));
        assertThat(out.resolve("adapter_model.safetensors"))
                .hasSameBinaryContentAs(FIXTURE.resolve("hone-adapter/adapter_model.safetensors"));
    }

    @Test
    void whatIsWrittenIsReadBackToTheBit() throws IOException {
        try (LoraAdapter adapter = written()) {
            new LoraFile(folder).write(adapter, "base");
            try (LoraAdapter read = new LoraFile(folder).read(model)) {
                assertThat(read.config()).isEqualTo(adapter.config());
                read.weights()
                        .values()
                        .forEach(
                                (name, values) ->
                                        assertThat(values)
                                                .as(name)
                                                .containsExactly(
                                                        adapter.weights()
                                                                .get(name)
                                                                .toFloatArray()));
            }
        }
    }

    @Test
    void adaptersThatDoNotFitAreRefusedByName() throws IOException {
        refused("has no adapter_config.json");
        try (LoraAdapter adapter = written()) {
            new LoraFile(folder).write(adapter, "base");
        }
        Path config = folder.resolve("adapter_config.json");
        String json = Files.readString(config);
        Files.writeString(config, json.replace("\"bias\" : \"none\"", "\"use_dora\" : true"));
        refused("uses use_dora");
        Files.writeString(config, json.replace("\"r\" : 3", "\"r\" : 4"));
        refused("q_proj.lora_A.weight of shape (3, 16)");
        Files.writeString(config, json.replace("\"k_proj\",", ""));
        refused("k_proj.lora_A.weight");
        Files.writeString(config, "{");
        refused("adapter_config.json cannot be read");
    }

    private void refused(String why) {
        assertThatThrownBy(() -> new LoraFile(folder).read(model))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(why);
    }
}
