package org.hone.llama.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hone.domain.InvalidInputException;
import org.hone.io.Json;
import org.hone.llama.BpeTokenizer;
import org.hone.llama.ConfigFile;
import org.hone.llama.LlamaConfig;
import org.hone.llama.StoredTensors;
import org.hone.llama.TensorSource;
import org.hone.llama.TokenizerFile;
import org.hone.llama.storage.SafeTensorsFile;
import org.hone.llama.storage.StoredTensor;

/**
 * A folder as Hugging Face publishes it: {@code config.json}, one or several {@code *.safetensors},
 * {@code tokenizer.json}, and the chat template.
 */
final class HuggingFaceFolder extends StoredModel {
    static final String CONFIG = "config.json";
    private static final String INDEX = "model.safetensors.index.json";
    private static final String SINGLE = "model.safetensors";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String TEMPLATE = "chat_template.jinja";
    private static final String TOKENIZER_CONFIG = "tokenizer_config.json";
    private static final Pattern LICENCE = Pattern.compile("(?m)^license:\\s*[\"']?([\\w.+-]+)");

    private final Path folder;
    private final LlamaConfig config;
    private final List<Path> files;
    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();

    private HuggingFaceFolder(Path folder, LlamaConfig config, List<Path> files)
            throws IOException {
        this.folder = folder;
        this.config = config;
        this.files = files;
        for (Path file : files) {
            tensors.putAll(SafeTensorsFile.read(file));
        }
    }

    /**
     * Reads the headers of a folder.
     *
     * @throws InvalidInputException if a file is missing or damaged, or naming what Hone does not
     *     run
     */
    static HuggingFaceFolder read(Path folder) throws IOException {
        LlamaConfig config = new ConfigFile().read(require(folder, CONFIG));
        return new HuggingFaceFolder(folder, config, files(folder));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(INDEX))) {
            return List.of(require(folder, SINGLE));
        }
        TreeSet<String> names = new TreeSet<>();
        json(folder.resolve(INDEX)).path("weight_map").forEach(name -> names.add(name.asText()));
        for (String name : names) {
            if (name.isEmpty() || !name.equals(Path.of(name).getFileName().toString())) {
                throw new InvalidInputException(
                        "%s names a file outside the model's folder; fetch the model again."
                                .formatted(folder.resolve(INDEX)));
            }
            require(folder, name);
        }
        return names.stream().map(folder::resolve).toList();
    }

    @Override
    LlamaConfig config() {
        return config;
    }

    @Override
    TensorSource source() {
        return new StoredTensors(tensors);
    }

    @Override
    List<StoredTensor> tensors() {
        return List.copyOf(tensors.values());
    }

    @Override
    BpeTokenizer tokenizer() throws IOException {
        return new TokenizerFile().read(require(folder, TOKENIZER));
    }

    @Override
    Optional<ChatTemplate> chat() throws IOException {
        if (Files.exists(folder.resolve(TEMPLATE))) {
            return Optional.of(ChatTemplate.of(Files.readString(folder.resolve(TEMPLATE))));
        }
        if (!Files.exists(folder.resolve(TOKENIZER_CONFIG))) {
            return Optional.empty();
        }
        JsonNode template = json(folder.resolve(TOKENIZER_CONFIG)).path("chat_template");
        for (JsonNode named : template) {
            if (named.path("name").asText().equals("default")) {
                template = named.path("template");
            }
        }
        return template.isTextual()
                ? Optional.of(ChatTemplate.of(template.asText()))
                : Optional.empty();
    }

    @Override
    ModelDescription describe() throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return new ModelDescription(
                folder.toAbsolutePath().normalize().getFileName().toString(),
                ModelDescription.Format.HUGGING_FACE,
                config.architecture().modelType(),
                parameters(),
                config.maxPositions(),
                precision(),
                licence(),
                bytes);
    }

    @Override
    List<Path> weightFiles() {
        return files;
    }

    /** As the model card's front matter states it. */
    private Optional<String> licence() throws IOException {
        Path card = folder.resolve("README.md");
        if (!Files.exists(card)) {
            return Optional.empty();
        }
        Matcher licence = LICENCE.matcher(Files.readString(card));
        return licence.find() ? Optional.of(licence.group(1)) : Optional.empty();
    }

    private static JsonNode json(Path file) throws IOException {
        try {
            return Json.newMapper().readTree(file.toFile());
        } catch (JsonProcessingException damaged) {
            throw new InvalidInputException(
                    "%s is damaged: it is not JSON. Fetch the model again.".formatted(file),
                    damaged);
        }
    }

    private static Path require(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    "%s has no %s; choose a folder with config.json, tokenizer.json and *.safetensors, or a GGUF file."
                            .formatted(folder, name));
        }
        return file;
    }
}
