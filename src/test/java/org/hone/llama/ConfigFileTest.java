package org.hone.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hone.domain.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private static final String SIZES =
            "\"vocab_size\":20,\"hidden_size\":16,\"intermediate_size\":24,\"num_hidden_layers\":2,"
                    + "\"num_attention_heads\":4,\"max_position_embeddings\":64";

    @TempDir Path folder;

    private LlamaConfig read(String more) throws IOException {
        Path file = folder.resolve("config.json");
        Files.writeString(file, "{" + SIZES + more + "}");
        return new ConfigFile().read(file);
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        LlamaConfig config =
                new LlamaConfig(
                        Architecture.QWEN3,
                        20,
                        16,
                        24,
                        2,
                        4,
                        2,
                        8,
                        64,
                        500_000,
                        Optional.of(RopeScaling.llama3(8, 1, 4, 32)),
                        1e-6,
                        false,
                        true,
                        Optional.of(1),
                        List.of(2, 3));
        Path file = folder.resolve("config.json");
        new ConfigFile().write(file, config);
        assertThat(new ConfigFile().read(file)).isEqualTo(config);
    }

    @Test
    void absentFieldsTakeThePublishedDefaults() throws IOException {
        LlamaConfig config = read(",\"eos_token_id\":7");
        assertThat(config.architecture()).isEqualTo(Architecture.LLAMA);
        assertThat(config.keyValueHeads()).isEqualTo(4);
        assertThat(config.headSize()).isEqualTo(4);
        assertThat(config.ends()).containsExactly(7);
        assertThat(config.begin()).isEmpty();
        assertThat(read(",\"model_type\":\"qwen2\"").attentionBias()).isTrue();
        assertThat(read(",\"rope_parameters\":{\"rope_theta\":5,\"rope_type\":\"default\"}"))
                .satisfies(c -> assertThat(c.ropeTheta()).isEqualTo(5))
                .satisfies(c -> assertThat(c.ropeScaling()).isEmpty());
    }

    @Test
    void whatCannotRunIsRefusedByName() {
        Map.of(
                        ",\"model_type\":\"gemma2\"", "gemma2",
                        ",\"hidden_act\":\"gelu\"", "gelu",
                        ",\"rope_scaling\":{\"rope_type\":\"yarn\",\"factor\":2}", "yarn",
                        ",\"use_sliding_window\":true", "sliding-window",
                        ",\"quantization_config\":{\"quant_method\":\"gptq\"}", "gptq",
                        ",\"hidden_size\":-3", "hidden_size",
                        ",\"head_dim\":3", "LLaMA decoder",
                        ",\"vocab_size\":2000000000,\"hidden_size\":1000", "2 billion")
                .forEach(
                        (more, name) ->
                                assertThatThrownBy(() -> read(more))
                                        .isInstanceOf(InvalidInputException.class)
                                        .hasMessageContaining(name));
    }
}
