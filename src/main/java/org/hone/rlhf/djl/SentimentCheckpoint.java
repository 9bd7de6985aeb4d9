package org.hone.rlhf.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hone.domain.InvalidInputException;
import org.hone.io.AtomicFiles;
import org.hone.io.Checksums;
import org.hone.io.Json;
import org.hone.llama.BpeTokenizer;
import org.hone.llama.ModelCard;
import org.hone.llama.SafeTensors;
import org.hone.llama.TokenizerFile;
import org.hone.llama.Weights;

/**
 * A sentiment classifier on disk: {@code config.json}, {@code tokenizer.json}, the weights of all
 * members in {@code model.safetensors}, and {@code model.json} with the card, written last.
 */
public final class SentimentCheckpoint {
    private static final String WEIGHTS = "model.safetensors";
    private static final String CONFIG = "config.json";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String CARD = "model.json";

    private final Path folder;
    private final ObjectMapper mapper = Json.newMapper();

    /** A checkpoint in a folder, which need not exist yet. */
    public SentimentCheckpoint(Path folder) {
        this.folder = folder;
    }

    /** Whether there is one. */
    public boolean exists() {
        return Files.exists(folder.resolve(CARD));
    }

    /**
     * Writes a whole checkpoint.
     *
     * @return the card with the checksum of the weights
     */
    ModelCard write(
            ModelCard card,
            SentimentConfig config,
            BpeTokenizer tokenizer,
            List<SentimentEncoder> members)
            throws IOException {
        Files.createDirectories(folder);
        Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < members.size(); i++) {
            for (Map.Entry<String, NDArray> entry : members.get(i).weights().all().entrySet()) {
                NDArray array = entry.getValue();
                tensors.put(
                        prefix(i) + entry.getKey(),
                        new SafeTensors.Tensor(array.getShape().getShape(), array.toFloatArray()));
            }
        }
        new SafeTensors().write(folder.resolve(WEIGHTS), tensors);
        writeJson(CONFIG, config);
        new TokenizerFile().write(folder.resolve(TOKENIZER), tokenizer);
        ModelCard whole = with(card, card.metrics(), Checksums.sha256(folder.resolve(WEIGHTS)));
        writeJson(CARD, whole);
        return whole;
    }

    /** Adds figures that were measured after the training to the card. */
    public ModelCard addMetrics(Map<String, Double> measured) throws IOException {
        ModelCard card = card();
        Map<String, Double> metrics = new LinkedHashMap<>(card.metrics());
        metrics.putAll(measured);
        ModelCard more = with(card, metrics, card.checksum());
        writeJson(CARD, more);
        return more;
    }

    private static ModelCard with(ModelCard card, Map<String, Double> metrics, String checksum) {
        return new ModelCard(
                card.name(),
                card.command(),
                card.seed(),
                card.dataHash(),
                card.parameters(),
                card.steps(),
                card.minutes(),
                metrics,
                card.frozen(),
                checksum);
    }

    private void writeJson(String name, Object value) throws IOException {
        AtomicFiles.write(
                folder.resolve(name),
                mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
    }

    private static String prefix(int member) {
        return "members." + member + ".";
    }

    /**
     * The card.
     *
     * @throws InvalidInputException if it is missing or damaged
     */
    public ModelCard card() throws IOException {
        return read(CARD, ModelCard.class);
    }

    SentimentConfig config() throws IOException {
        return read(CONFIG, SentimentConfig.class);
    }

    BpeTokenizer tokenizer() throws IOException {
        require(TOKENIZER);
        return new TokenizerFile().read(folder.resolve(TOKENIZER));
    }

    /**
     * Loads the members after verifying the checksum.
     *
     * @param manager the parent of the weights' managers
     * @throws InvalidInputException naming the folder, if anything in it is damaged
     */
    List<SentimentEncoder> load(SentimentConfig config, NDManager manager) throws IOException {
        require(WEIGHTS);
        if (!Checksums.sha256(folder.resolve(WEIGHTS)).equals(card().checksum())) {
            throw new InvalidInputException(
                    "The checkpoint %s is damaged: its weights do not match the checksum in %s. Restore the folder, or train it again with \"hone train sentiment\"."
                            .formatted(folder, CARD));
        }
        Map<String, SafeTensors.Tensor> tensors = new SafeTensors().read(folder.resolve(WEIGHTS));
        List<SentimentEncoder> members = new ArrayList<>();
        for (int i = 0; i < config.members(); i++) {
            Map<String, float[]> values = new LinkedHashMap<>();
            for (String name : SentimentEncoder.shapes(config).keySet()) {
                SafeTensors.Tensor tensor = tensors.get(prefix(i) + name);
                if (tensor != null) {
                    values.put(name, tensor.values());
                }
            }
            Weights weights = Weights.of(values, SentimentEncoder.shapes(config), manager);
            members.add(new SentimentEncoder(config, weights));
        }
        return members;
    }

    private <T> T read(String name, Class<T> type) throws IOException {
        require(name);
        try {
            return mapper.readValue(folder.resolve(name).toFile(), type);
        } catch (JsonProcessingException damaged) {
            throw new InvalidInputException(
                    "The checkpoint %s is damaged: %s cannot be read. Restore the folder, or train it again with \"hone train sentiment\"."
                            .formatted(folder, name),
                    damaged);
        }
    }

    private void require(String name) {
        if (!Files.isRegularFile(folder.resolve(name))) {
            throw new InvalidInputException(
                    "The checkpoint %s has no %s. Restore the folder, or train the model with \"hone train sentiment\"."
                            .formatted(folder, name));
        }
    }
}
