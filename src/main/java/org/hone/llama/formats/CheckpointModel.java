package org.hone.llama.formats;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.hone.llama.BpeTokenizer;
import org.hone.llama.Checkpoint;
import org.hone.llama.LlamaForCausalLM;

/** Hone's own checkpoints, which are checked against the checksum in their card. */
final class CheckpointModel {
    static final Path CARD = Path.of("model.json");

    private CheckpointModel() {}

    static LoadedModel load(Checkpoint checkpoint, NDManager manager) throws IOException {
        BpeTokenizer tokenizer = checkpoint.tokenizer();
        ModelDescription description = describe(checkpoint);
        LlamaForCausalLM network = checkpoint.load(manager);
        return new LoadedModel(network, tokenizer, Optional.empty(), description);
    }

    static ModelDescription describe(Checkpoint checkpoint) throws IOException {
        ModelDescription folder = HuggingFaceFolder.read(checkpoint.folder()).describe();
        return new ModelDescription(
                checkpoint.card().name(),
                ModelDescription.Format.CHECKPOINT,
                folder.architecture(),
                folder.parameters(),
                folder.context(),
                folder.precision(),
                folder.licence(),
                folder.bytes());
    }
}
