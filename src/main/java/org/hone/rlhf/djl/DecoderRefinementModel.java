package org.hone.rlhf.djl;

import java.util.Optional;
import org.hone.catalog.Catalog;
import org.hone.domain.Action;
import org.hone.domain.ModelVersion;
import org.hone.domain.State;
import org.hone.rlhf.RefinementModel;
import org.hone.task.Cancellation;

/** The tunable decoder that reads a state and A1 and writes A2 [patent 43]. */
public final class DecoderRefinementModel implements RefinementModel {
    private static final PlannerDecoder.Budget BUDGET = new PlannerDecoder.Budget(6, 128, 8);

    private final PlannerDecoder decoder;
    private final ModelVersion version;

    /**
     * @param network stays the caller's to close
     */
    public DecoderRefinementModel(PlannerNetwork network, Catalog catalog, ModelVersion version) {
        this.decoder = new PlannerDecoder(network.model(), network.tokenizer(), catalog, BUDGET);
        this.version = version;
    }

    @Override
    public Action refine(State state, Action first, long seed, Cancellation cancellation) {
        return decoder.write(state, Optional.of(first.plan()), version, piece -> {}, cancellation);
    }

    @Override
    public ModelVersion version() {
        return version;
    }
}
