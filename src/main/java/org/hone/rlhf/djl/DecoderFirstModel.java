package org.hone.rlhf.djl;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.hone.catalog.Catalog;
import org.hone.domain.Action;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.domain.State;
import org.hone.llama.Checkpoint;
import org.hone.llama.ModelCard;
import org.hone.llama.Tensors;
import org.hone.rlhf.FirstModel;
import org.hone.task.Cancellation;

/** The shipped first model: a frozen checkpoint. Closing it frees its weights. */
public final class DecoderFirstModel implements FirstModel, AutoCloseable {
    private static final int MAX_STEPS = 12;

    private final NDManager manager;
    private final PlannerDecoder decoder;
    private final ModelVersion version;

    private DecoderFirstModel(NDManager manager, PlannerDecoder decoder, ModelVersion version) {
        this.manager = manager;
        this.decoder = decoder;
        this.version = version;
    }

    /**
     * Loads a checkpoint and verifies its checksum.
     *
     * @throws org.hone.domain.InvalidInputException naming the checkpoint, if it is damaged
     */
    public static DecoderFirstModel load(Checkpoint checkpoint, Catalog catalog)
            throws IOException {
        ModelCard card = checkpoint.card();
        NDManager manager = Tensors.newManager();
        try {
            PlannerDecoder decoder =
                    new PlannerDecoder(
                            checkpoint.load(manager), checkpoint.tokenizer(), catalog, MAX_STEPS);
            return new DecoderFirstModel(
                    manager,
                    decoder,
                    new ModelVersion(ModelRole.FIRST, card.name(), card.checksum(), true));
        } catch (IOException | RuntimeException failed) {
            manager.close();
            throw failed;
        }
    }

    @Override
    public Action propose(
            State state, long seed, Consumer<String> tokens, Cancellation cancellation) {
        return decoder.write(state, Optional.empty(), version, seed, tokens, cancellation);
    }

    @Override
    public ModelVersion version() {
        return version;
    }

    @Override
    public void close() {
        manager.close();
    }
}
