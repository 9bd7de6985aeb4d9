package org.hone.rlhf.djl;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.hone.catalog.Catalog;
import org.hone.domain.Action;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.domain.State;
import org.hone.llama.Checkpoint;
import org.hone.llama.ConstrainedText;
import org.hone.llama.ModelCard;
import org.hone.rlhf.FirstModel;
import org.hone.task.Cancellation;

/** The shipped first model: a frozen checkpoint. Closing it frees its weights. */
public final class DecoderFirstModel implements FirstModel, AutoCloseable {
    private static final PlannerDecoder.Budget BUDGET = new PlannerDecoder.Budget(12, 256, 40);

    private final PlannerNetwork network;
    private final PlannerDecoder decoder;
    private final ModelVersion version;

    private DecoderFirstModel(PlannerNetwork network, Catalog catalog, ModelVersion version) {
        this.network = network;
        this.decoder = new PlannerDecoder(network.model(), network.tokenizer(), catalog, BUDGET);
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
        ModelVersion version =
                new ModelVersion(ModelRole.FIRST, card.name(), card.checksum(), true);
        return new DecoderFirstModel(PlannerNetwork.load(checkpoint), catalog, version);
    }

    /** Its network, whose shape and tokenizer other models may take. */
    public PlannerNetwork network() {
        return network;
    }

    /** What the decoder is asked to continue for a state. */
    public ConstrainedText constrained(State state) {
        return decoder.constrained(state);
    }

    @Override
    public Action propose(
            State state, long seed, Consumer<String> tokens, Cancellation cancellation) {
        return decoder.write(state, Optional.empty(), version, tokens, cancellation);
    }

    @Override
    public ModelVersion version() {
        return version;
    }

    @Override
    public void close() {
        network.close();
    }
}
