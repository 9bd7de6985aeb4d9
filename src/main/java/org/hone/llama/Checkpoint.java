package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hone.domain.InvalidInputException;
import org.hone.io.AtomicFiles;
import org.hone.io.Checksums;
import org.hone.io.Json;
import org.hone.llama.storage.SafeTensorsFile;

/**
 * A model on disk, laid out as Hugging Face does: {@code config.json}, {@code tokenizer.json},
 * {@code model.safetensors}; and Hone's {@code model.json} with the card and the checksum.
 */
public final class Checkpoint {
    private static final String WEIGHTS = "model.safetensors";
    private static final String CONFIG = "config.json";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String CARD = "model.json";

    private final Path folder;
    private final ObjectMapper mapper = Json.newMapper();

    /** A checkpoint in a folder, which need not exist yet. */
    public Checkpoint(Path folder) {
        this.folder = folder;
    }

    /** Its folder. */
    public Path folder() {
        return folder;
    }

    /** Whether there is one. */
    public boolean exists() {
        return Files.exists(folder.resolve(CARD));
    }

    /**
     * Writes a whole checkpoint; the card comes last, so that a crash leaves none that looks whole.
     *
     * @throws InvalidInputException if a frozen checkpoint stands there
     */
    public ModelCard write(ModelCard card, LlamaForCausalLM model, BpeTokenizer tokenizer)
            throws IOException {
        if (exists() && card().frozen()) {
            throw new InvalidInputException(
                    "The model in %s is frozen and is not overwritten. Choose another folder with --out."
                            .formatted(folder));
        }
        Files.createDirectories(folder);
        Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
        model.weights().all().forEach((name, array) -> tensors.put(name, tensor(array)));
        new SafeTensors().write(folder.resolve(WEIGHTS), tensors);
        new ConfigFile().write(folder.resolve(CONFIG), model.config());
        new TokenizerFile().write(folder.resolve(TOKENIZER), tokenizer);
        ModelCard whole = card.withChecksum(Checksums.sha256(folder.resolve(WEIGHTS)));
        AtomicFiles.write(
                folder.resolve(CARD),
                mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(whole));
        return whole;
    }

    private static SafeTensors.Tensor tensor(NDArray array) {
        return new SafeTensors.Tensor(array.getShape().getShape(), array.toFloatArray());
    }

    /**
     * The card.
     *
     * @throws InvalidInputException if it is missing or damaged
     */
    public ModelCard card() throws IOException {
        return read(CARD, ModelCard.class);
    }

    /** The tokenizer. */
    public BpeTokenizer tokenizer() throws IOException {
        require(TOKENIZER);
        return new TokenizerFile().read(folder.resolve(TOKENIZER));
    }

    /**
     * Loads the network after verifying its checksum.
     *
     * @param manager the parent of the weights' manager
     * @throws InvalidInputException naming the folder, if anything in it is damaged
     */
    public LlamaForCausalLM load(NDManager manager) throws IOException {
        require(WEIGHTS);
        if (!Checksums.sha256(folder.resolve(WEIGHTS)).equals(card().checksum())) {
            throw new InvalidInputException(
                    "The checkpoint %s is damaged: its weights do not match the checksum in %s. Restore the folder, or train it again."
                            .formatted(folder, CARD));
        }
        require(CONFIG);
        LlamaConfig config = new ConfigFile().read(folder.resolve(CONFIG));
        TensorSource source = new StoredTensors(SafeTensorsFile.read(folder.resolve(WEIGHTS)));
        return new LlamaForCausalLM(config, Weights.load(source, Weights.shapes(config), manager));
    }

    private <T> T read(String name, Class<T> type) throws IOException {
        require(name);
        try {
            return mapper.readValue(folder.resolve(name).toFile(), type);
        } catch (JsonProcessingException damaged) {
            throw new InvalidInputException(
                    "The checkpoint %s is damaged: %s cannot be read.".formatted(folder, name),
                    damaged);
        }
    }

    private void require(String name) {
        if (!Files.isRegularFile(folder.resolve(name))) {
            throw new InvalidInputException(
                    "The checkpoint %s has no %s. Restore the folder, or train the model."
                            .formatted(folder, name));
        }
    }
}
