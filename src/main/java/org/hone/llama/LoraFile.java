package org.hone.llama;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hone.domain.InvalidInputException;
import org.hone.io.AtomicFiles;
import org.hone.io.Json;

/**
 * An adapter on disk as Hugging Face's PEFT lays it out: {@code adapter_config.json} and {@code
 * adapter_model.safetensors}.
 */
public final class LoraFile {
    private static final String CONFIG = "adapter_config.json";
    private static final String MODEL = "adapter_model.safetensors";

    /** Variants of LoRA that are not read, each off in this setting. */
    private static final List<String> MUST_BE_OFF =
            List.of(
                    "use_rslora",
                    "use_dora",
                    "fan_in_fan_out",
                    "lora_bias",
                    "modules_to_save",
                    "rank_pattern",
                    "alpha_pattern",
                    "layers_to_transform",
                    "target_parameters",
                    "trainable_token_indices",
                    "layer_replication",
                    "exclude_modules",
                    "alora_invocation_tokens",
                    "use_qalora",
                    "use_bdlora");

    private final Path folder;
    private final ObjectMapper mapper = Json.newMapper();

    /** An adapter in a folder, which need not exist yet. */
    public LoraFile(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes an adapter; the configuration comes last.
     *
     * @param base name or path of the model that it adapts, for whoever loads it with PEFT
     */
    public void write(LoraAdapter adapter, String base) throws IOException {
        Files.createDirectories(folder);
        Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
        adapter.weights()
                .all()
                .forEach(
                        (name, array) ->
                                tensors.put(
                                        name,
                                        new SafeTensors.Tensor(
                                                array.getShape().getShape(),
                                                array.toFloatArray())));
        new SafeTensors().write(folder.resolve(MODEL), tensors);
        AtomicFiles.write(
                folder.resolve(CONFIG),
                mapper.writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(json(adapter.config(), base)));
    }

    private ObjectNode json(LoraConfig config, String base) {
        ObjectNode node =
                mapper.createObjectNode()
                        .put("peft_type", "LORA")
                        .put("task_type", "CAUSAL_LM")
                        .put("base_model_name_or_path", base)
                        .put("r", config.rank())
                        .put("lora_alpha", config.alpha())
                        .put("lora_dropout", config.dropout())
                        .put("bias", "none")
                        .put("fan_in_fan_out", false)
                        .put("inference_mode", true)
                        .put("init_lora_weights", true);
        new TreeSet<>(config.targets()).forEach(node.withArray("target_modules")::add);
        return node;
    }

    /**
     * Reads an adapter for a model, detached.
     *
     * @throws InvalidInputException if it is damaged, of a variant that is not read, or of another
     *     model's shape
     */
    public LoraAdapter read(LlamaForCausalLM model) throws IOException {
        for (String file : List.of(CONFIG, MODEL)) {
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw new InvalidInputException(
                        "The adapter %s has no %s. Choose a folder that PEFT or Hone wrote."
                                .formatted(folder, file));
            }
        }
        LoraConfig config = config();
        Map<String, float[]> values = new LinkedHashMap<>();
        Map<String, SafeTensors.Tensor> tensors = new SafeTensors().read(folder.resolve(MODEL));
        Map<String, Shape> expected = LoraAdapter.shapes(model, config);
        tensors.forEach(
                (name, tensor) -> {
                    Shape shape = new Shape(tensor.shape());
                    if (!shape.equals(expected.get(name))) {
                        throw new InvalidInputException(
                                "The adapter %s holds %s of shape %s, which does not fit this model. Choose an adapter that was trained on this model."
                                        .formatted(folder, name, shape));
                    }
                    values.put(name, tensor.values());
                });
        return LoraAdapter.of(model, config, values);
    }

    private LoraConfig config() throws IOException {
        JsonNode node;
        try {
            node = mapper.readTree(folder.resolve(CONFIG).toFile());
        } catch (JsonProcessingException damaged) {
            throw new InvalidInputException(
                    "The adapter %s is damaged: %s cannot be read.".formatted(folder, CONFIG),
                    damaged);
        }
        refuseVariants(node);
        Set<String> targets = new TreeSet<>();
        node.path("target_modules")
                .forEach(target -> targets.add(target.asText().replaceFirst("^.*\\.", "")));
        return new LoraConfig(
                node.path("r").asInt(),
                node.path("lora_alpha").asDouble(),
                node.path("lora_dropout").asDouble(),
                targets);
    }

    private void refuseVariants(JsonNode node) {
        if (!node.path("peft_type").asText().equals("LORA")) {
            throw unsupported("peft_type " + node.path("peft_type").asText("nothing"));
        }
        if (!node.path("bias").asText("none").equals("none")) {
            throw unsupported("bias " + node.path("bias").asText());
        }
        if (!node.path("target_modules").isArray()) {
            throw unsupported("target_modules that is not a list");
        }
        for (String setting : MUST_BE_OFF) {
            JsonNode value = node.path(setting);
            boolean off =
                    value.isMissingNode()
                            || value.isNull()
                            || (value.isBoolean() && !value.asBoolean())
                            || (value.isContainerNode() && value.isEmpty());
            if (!off) {
                throw unsupported(setting);
            }
        }
    }

    private InvalidInputException unsupported(String what) {
        return new InvalidInputException(
                "The adapter %s uses %s, which is not supported. Hone reads plain LoRA without biases."
                        .formatted(folder, what));
    }
}
