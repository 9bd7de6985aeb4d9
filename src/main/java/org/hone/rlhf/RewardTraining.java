package org.hone.rlhf;

import java.util.List;
import org.hone.task.Cancellation;

/** Trains a fresh reward model on judgements; what a simulation is given. */
@FunctionalInterface
public interface RewardTraining {
    /**
     * A model trained on just these.
     *
     * @param seed of the held-out split and of every random draw
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    RewardModel train(List<RewardExample> examples, long seed, Cancellation cancellation);
}
