package org.hone.rlhf.djl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.llama.TokenSequence;
import org.hone.rlhf.RewardExample;
import org.hone.rlhf.RewardModel;
import org.hone.rlhf.RewardTraining;
import org.hone.task.Cancellation;

/**
 * Trains one reward network after another from the same origin; the next takes the place of the
 * last, whose weights are freed. Features of a trunk that stands still are remembered throughout.
 */
public final class NetworkTraining implements RewardTraining, AutoCloseable {
    private final PlannerNetwork origin;
    private final LongFunction<RewardOptions> options;
    private final Map<TokenSequence, float[]> features = new HashMap<>();
    private RewardNetwork current;

    /**
     * @param origin whose trunk each begins with; stays the caller's to close
     * @param options by seed
     */
    public NetworkTraining(PlannerNetwork origin, LongFunction<RewardOptions> options) {
        this.origin = origin;
        this.options = options;
    }

    @Override
    public RewardModel train(List<RewardExample> examples, long seed, Cancellation cancellation) {
        close();
        RewardOptions chosen = options.apply(seed);
        ModelVersion version = new ModelVersion(ModelRole.REWARD, "simulated", "", true);
        current =
                chosen.tuneTrunk()
                        ? RewardNetwork.onSeparateTrunk(origin, chosen.members(), version)
                        : RewardNetwork.onSharedTrunk(origin, chosen.members(), version);
        if (!chosen.tuneTrunk()) {
            current.remember(features);
        }
        if (!examples.isEmpty()) {
            new RewardTrainer(chosen).train(current, examples, event -> {}, cancellation);
        }
        return current;
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
