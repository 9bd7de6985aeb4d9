package org.hone.llama;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hone.domain.InvalidInputException;
import org.hone.io.AtomicFiles;
import org.hone.io.Json;

/** Reads and writes {@code config.json} in the words of Hugging Face. */
public final class ConfigFile {
    private static final double DEFAULT_THETA = 10_000;
    private static final double DEFAULT_EPS = 1e-6;

    private final ObjectMapper mapper = Json.newMapper();

    /** Writes a configuration; transformers reads it as well. */
    public void write(Path file, LlamaConfig config) throws IOException {
        ObjectNode root = mapper.createObjectNode();
        root.putArray("architectures").add(config.architecture().className());
        root.put("model_type", config.architecture().modelType())
                .put("vocab_size", config.vocabSize())
                .put("hidden_size", config.hiddenSize())
                .put("intermediate_size", config.intermediateSize())
                .put("num_hidden_layers", config.layers())
                .put("num_attention_heads", config.heads())
                .put("num_key_value_heads", config.keyValueHeads())
                .put("head_dim", config.headSize())
                .put("max_position_embeddings", config.maxPositions())
                .put("rope_theta", config.ropeTheta())
                .put("rms_norm_eps", config.normEps())
                .put("tie_word_embeddings", config.tied())
                .put("attention_bias", config.attentionBias())
                .put("hidden_act", "silu")
                .put("torch_dtype", "float32");
        config.ropeScaling().ifPresent(scaling -> write(root.putObject("rope_scaling"), scaling));
        config.begin().ifPresent(id -> root.put("bos_token_id", id));
        if (!config.ends().isEmpty()) {
            config.ends().forEach(root.putArray("eos_token_id")::add);
        }
        AtomicFiles.write(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }

    private static void write(ObjectNode node, RopeScaling scaling) {
        node.put("rope_type", scaling.kind().name().toLowerCase(Locale.ROOT));
        node.put("factor", scaling.factor());
        if (scaling.kind() == RopeScaling.Kind.LLAMA3) {
            node.put("low_freq_factor", scaling.lowFrequency())
                    .put("high_freq_factor", scaling.highFrequency())
                    .put("original_max_position_embeddings", scaling.originalPositions());
        }
    }

    /**
     * Reads a configuration.
     *
     * @throws InvalidInputException if the file is damaged, or naming what Hone does not run
     */
    public LlamaConfig read(Path file) throws IOException {
        try {
            return parse(mapper.readTree(file.toFile()));
        } catch (JsonProcessingException damaged) {
            throw new InvalidInputException(
                    "%s is damaged: it is not JSON. Restore the model's folder.".formatted(file),
                    damaged);
        }
    }

    private static LlamaConfig parse(JsonNode root) {
        refuseVariants(root);
        Architecture architecture = architecture(root.path("model_type").asText("llama"));
        int hidden = size(root, "hidden_size");
        int heads = size(root, "num_attention_heads");
        JsonNode rope =
                root.path(root.hasNonNull("rope_parameters") ? "rope_parameters" : "rope_scaling");
        boolean bias =
                architecture == Architecture.QWEN2 || root.path("attention_bias").asBoolean(false);
        return new LlamaConfig(
                architecture,
                size(root, "vocab_size"),
                hidden,
                size(root, "intermediate_size"),
                size(root, "num_hidden_layers"),
                heads,
                root.path("num_key_value_heads").asInt(heads),
                root.path("head_dim").asInt(hidden % heads == 0 ? hidden / heads : 0),
                size(root, "max_position_embeddings"),
                rope.path("rope_theta").asDouble(root.path("rope_theta").asDouble(DEFAULT_THETA)),
                scaling(rope),
                root.path("rms_norm_eps").asDouble(DEFAULT_EPS),
                root.path("tie_word_embeddings").asBoolean(false),
                bias,
                ids(root.path("bos_token_id")).stream().findFirst(),
                ids(root.path("eos_token_id")));
    }

    private static Architecture architecture(String modelType) {
        return Arrays.stream(Architecture.values())
                .filter(known -> known.modelType().equals(modelType))
                .findFirst()
                .orElseThrow(() -> unsupported("the architecture \"" + modelType + "\""));
    }

    private static void refuseVariants(JsonNode root) {
        String activation = root.path("hidden_act").asText("silu");
        if (!activation.equals("silu")) {
            throw unsupported("the activation \"" + activation + "\"");
        }
        if (root.path("mlp_bias").asBoolean(false)) {
            throw unsupported("biases in the feed-forward layer");
        }
        if (root.hasNonNull("quantization_config")) {
            throw unsupported(
                    "quantised safetensors (%s)"
                            .formatted(
                                    root.path("quantization_config")
                                            .path("quant_method")
                                            .asText("quantization_config")));
        }
        boolean sliding = root.path("use_sliding_window").asBoolean(false);
        for (JsonNode type : root.path("layer_types")) {
            sliding |= !type.asText().equals("full_attention");
        }
        if (sliding) {
            throw unsupported("sliding-window attention");
        }
        if (root.path("partial_rotary_factor").asDouble(1) != 1) {
            throw unsupported("partial rotary embedding");
        }
    }

    private static Optional<RopeScaling> scaling(JsonNode rope) {
        String type = rope.path("rope_type").asText(rope.path("type").asText("default"));
        double factor = rope.path("factor").asDouble(1);
        return switch (type) {
            case "default" -> Optional.empty();
            case "linear" -> Optional.of(RopeScaling.linear(factor));
            case "llama3" ->
                    Optional.of(
                            RopeScaling.llama3(
                                    factor,
                                    rope.path("low_freq_factor").asDouble(),
                                    rope.path("high_freq_factor").asDouble(),
                                    rope.path("original_max_position_embeddings").asInt()));
            default -> throw unsupported("rope scaling \"" + type + "\"");
        };
    }

    private static List<Integer> ids(JsonNode node) {
        List<Integer> ids = new ArrayList<>();
        if (node.isInt()) {
            ids.add(node.asInt());
        }
        node.forEach(id -> ids.add(id.asInt()));
        return ids;
    }

    private static int size(JsonNode root, String field) {
        int size = root.path(field).asInt(0);
        if (size <= 0) {
            throw new InvalidInputException(
                    "The model's config.json has no usable %s; restore the published file."
                            .formatted(field));
        }
        return size;
    }

    private static InvalidInputException unsupported(String what) {
        return new InvalidInputException(
                "Hone does not run %s; use a Llama 2 or 3, SmolLM2, Qwen2 or Qwen3 model (%s)."
                        .formatted(
                                what,
                                Arrays.stream(Architecture.values())
                                        .map(Architecture::modelType)
                                        .collect(Collectors.joining(", "))));
    }
}
