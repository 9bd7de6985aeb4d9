package org.hone.llama.formats;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hone.domain.InvalidInputException;
import org.hone.llama.BpeTokenizer;
import org.hone.llama.LlamaConfig;
import org.hone.llama.LlamaForCausalLM;
import org.hone.llama.TensorSource;
import org.hone.llama.Weights;
import org.hone.llama.storage.StoredTensor;
import org.hone.llama.storage.TensorType;

/** A model whose headers have been read and whose weights still lie on disk. */
abstract class StoredModel {
    abstract LlamaConfig config();

    abstract TensorSource source();

    abstract List<StoredTensor> tensors();

    abstract BpeTokenizer tokenizer() throws IOException;

    abstract Optional<ChatTemplate> chat() throws IOException;

    abstract ModelDescription describe() throws IOException;

    /** The files that hold the weights, in a fixed order. */
    abstract List<Path> weightFiles();

    LoadedModel load(NDManager manager) throws IOException {
        BpeTokenizer tokenizer = tokenizer();
        if (tokenizer.size() > config().vocabSize()) {
            throw new InvalidInputException(
                    "The tokenizer has %d tokens and the model only %d; fetch both from the same place."
                            .formatted(tokenizer.size(), config().vocabSize()));
        }
        Optional<ChatTemplate> chat = chat();
        ModelDescription description = describe();
        Weights weights = Weights.load(source(), Weights.shapes(config()), manager);
        return new LoadedModel(
                new LlamaForCausalLM(config(), weights), tokenizer, chat, description);
    }

    long parameters() {
        return Weights.shapes(config()).values().stream().mapToLong(Shape::size).sum();
    }

    /** The type that holds the most numbers. */
    String precision() {
        Map<TensorType, Long> counts = new EnumMap<>(TensorType.class);
        tensors().forEach(tensor -> counts.merge(tensor.type(), tensor.count(), Long::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> entry.getKey().name())
                .orElse("");
    }
}
