package org.hone.llama.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hone.domain.InvalidInputException;
import org.hone.llama.Architecture;
import org.hone.llama.BpeTokenizer;
import org.hone.llama.LlamaConfig;
import org.hone.llama.RopeScaling;
import org.hone.llama.TensorSource;
import org.hone.llama.storage.GgufFile;
import org.hone.llama.storage.GgufMetadata;
import org.hone.llama.storage.StoredTensor;

/** A model in a GGUF file. */
final class GgufModel extends StoredModel {
    private static final double DEFAULT_THETA = 10_000;

    private final Path path;
    private final GgufFile file;
    private final GgufMetadata metadata;
    private final LlamaConfig config;

    private GgufModel(Path path, GgufFile file) {
        this.path = path;
        this.file = file;
        this.metadata = file.metadata();
        this.config = readConfig();
    }

    /**
     * Reads a file's header.
     *
     * @throws InvalidInputException if it is damaged, or naming what Hone does not run
     */
    static GgufModel read(Path path) throws IOException {
        return new GgufModel(path, GgufFile.read(path));
    }

    private LlamaConfig readConfig() {
        String name = metadata.text("general.architecture").orElse("nothing");
        Architecture architecture =
                Arrays.stream(Architecture.values())
                        .filter(known -> known.modelType().equals(name))
                        .findFirst()
                        .orElseThrow(() -> unsupported("the architecture \"" + name + "\""));
        String key = name + ".";
        if (metadata.integer(key + "expert_count").orElse(0L) > 0) {
            throw unsupported("a mixture of experts");
        }
        int hidden = metadata.size(key + "embedding_length");
        int heads = metadata.size(key + "attention.head_count");
        int headSize = whole(key + "attention.key_length").orElse(hidden / heads);
        if (whole(key + "attention.value_length").orElse(headSize) != headSize
                || whole(key + "rope.dimension_count").orElse(headSize) != headSize) {
            throw unsupported("partial rotary embedding or values of another size than keys");
        }
        return new LlamaConfig(
                architecture,
                vocabulary(),
                hidden,
                metadata.size(key + "feed_forward_length"),
                metadata.size(key + "block_count"),
                heads,
                whole(key + "attention.head_count_kv").orElse(heads),
                headSize,
                metadata.size(key + "context_length"),
                metadata.number(key + "rope.freq_base").orElse(DEFAULT_THETA),
                scaling(key, headSize),
                decimal(metadata.number(key + "attention.layer_norm_rms_epsilon").orElse(1e-5)),
                !file.tensors().containsKey("output.weight"),
                file.tensors().containsKey("blk.0.attn_q.bias"),
                whole("tokenizer.ggml.bos_token_id"),
                ends());
    }

    /** The configuration's decimal, which GGUF has rounded to float32. */
    private static double decimal(double rounded) {
        return Double.parseDouble(Float.toString((float) rounded));
    }

    private int vocabulary() {
        StoredTensor embedding = file.tensors().get("token_embd.weight");
        if (embedding == null || embedding.shape().length != 2) {
            throw unsupported("no token embedding (token_embd.weight)");
        }
        return (int) Math.min(Integer.MAX_VALUE, embedding.shape()[0]);
    }

    private Optional<Integer> whole(String key) {
        return metadata.integer(key)
                .filter(value -> value >= 0 && value <= Integer.MAX_VALUE)
                .map(Long::intValue);
    }

    private List<Integer> ends() {
        return List.of("eos", "eot", "eom").stream()
                .flatMap(name -> whole("tokenizer.ggml." + name + "_token_id").stream())
                .distinct()
                .collect(Collectors.toList());
    }

    private Optional<RopeScaling> scaling(String key, int headSize) {
        StoredTensor factors = file.tensors().get("rope_freqs.weight");
        if (factors != null) {
            double theta = metadata.number(key + "rope.freq_base").orElse(DEFAULT_THETA);
            return Optional.of(
                    new RopeFactors(theta, headSize)
                            .recognise(factors)
                            .orElseThrow(
                                    () ->
                                            unsupported(
                                                    "rotary frequency factors that are not Llama 3's")));
        }
        String type = metadata.text(key + "rope.scaling.type").orElse("none");
        return switch (type) {
            case "none" -> Optional.empty();
            case "linear" ->
                    Optional.of(
                            RopeScaling.linear(
                                    metadata.number(key + "rope.scaling.factor").orElse(1.0)));
            default -> throw unsupported("rope scaling \"" + type + "\"");
        };
    }

    private InvalidInputException unsupported(String what) {
        return new InvalidInputException(
                "%s has %s, which Hone does not run; use a Llama 2 or 3, SmolLM2, Qwen2 or Qwen3 model."
                        .formatted(path.getFileName(), what));
    }

    @Override
    LlamaConfig config() {
        return config;
    }

    @Override
    TensorSource source() {
        return new GgufTensors(file.tensors(), config);
    }

    @Override
    List<StoredTensor> tensors() {
        return List.copyOf(file.tensors().values());
    }

    @Override
    BpeTokenizer tokenizer() {
        return new GgufVocabulary(path, metadata).tokenizer();
    }

    @Override
    Optional<ChatTemplate> chat() {
        return metadata.text("tokenizer.chat_template").map(ChatTemplate::of);
    }

    @Override
    ModelDescription describe() throws IOException {
        return new ModelDescription(
                metadata.text("general.name").orElse(path.getFileName().toString()),
                ModelDescription.Format.GGUF,
                config.architecture().modelType(),
                parameters(),
                config.maxPositions(),
                precision(),
                metadata.text("general.license"),
                Files.size(path));
    }

    @Override
    List<Path> weightFiles() {
        return List.of(path);
    }
}
