package org.hone.app;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hone.catalog.Catalog;
import org.hone.copilot.RefinementWorkflow;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.io.Checksums;
import org.hone.llama.Checkpoint;
import org.hone.rlhf.DynamicEpsilonGreedy;
import org.hone.rlhf.FirstModel;
import org.hone.rlhf.djl.DecoderFirstModel;
import org.hone.rlhf.djl.DecoderRefinementModel;
import org.hone.rlhf.djl.HeadRewardModel;
import org.hone.rlhf.djl.PlannerNetwork;

/**
 * The models in use: the shipped first model; a refinement and a reward model over one shared
 * trunk, which begins as a copy of the first model's weights, under a freshly initialised head; and
 * the policy, which does not consider refinement until it is trained.
 */
final class Models implements AutoCloseable {
    private static final long SEED = 1;

    private final DecoderFirstModel shipped;
    private final FirstModel first;
    private final PlannerNetwork trunk;
    private final DecoderRefinementModel refinement;
    private final HeadRewardModel reward;
    private final DynamicEpsilonGreedy policy = DynamicEpsilonGreedy.untrained();

    /**
     * @param checkpoint proposes, unless there is an endpoint
     * @param beginning of refinement; else a copy of the first model's weights
     * @param endpoint proposes in place of the checkpoint
     * @throws org.hone.domain.InvalidInputException naming the checkpoint, if it is damaged
     */
    Models(
            Checkpoint checkpoint,
            Optional<Checkpoint> beginning,
            Catalog catalog,
            Optional<FirstModel> endpoint)
            throws IOException {
        shipped = DecoderFirstModel.load(checkpoint, catalog);
        first = endpoint.orElse(shipped);
        trunk = beginning.isPresent() ? load(beginning.get()) : shipped.network().copy();
        String origin =
                beginning.isPresent()
                        ? beginning.get().card().checksum()
                        : shipped.version().checksum();
        String shape =
                Checksums.sha256(
                        (origin + " copy " + SEED)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        refinement =
                new DecoderRefinementModel(
                        trunk,
                        catalog,
                        new ModelVersion(ModelRole.REFINEMENT, "refinement-0", shape, false));
        reward =
                new HeadRewardModel(
                        trunk, new ModelVersion(ModelRole.REWARD, "reward-0", shape, false), SEED);
    }

    private PlannerNetwork load(Checkpoint beginning) throws IOException {
        try {
            return PlannerNetwork.load(beginning);
        } catch (IOException | RuntimeException failed) {
            shipped.close();
            throw failed;
        }
    }

    RefinementWorkflow workflow(Clock clock) {
        return new RefinementWorkflow(first, refinement, reward, policy, clock);
    }

    List<ModelVersion> versions() {
        return List.of(first.version(), refinement.version(), reward.version());
    }

    String policy() {
        return policy.describe();
    }

    @Override
    public void close() {
        shipped.close();
        trunk.close();
    }
}
