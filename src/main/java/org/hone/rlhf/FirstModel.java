package org.hone.rlhf;

import java.util.function.Consumer;
import org.hone.domain.Action;
import org.hone.domain.ModelVersion;
import org.hone.domain.State;
import org.hone.task.Cancellation;

/** The model with fixed weights: S to A1 [patent 40, 45, 48]. */
public interface FirstModel {
    /**
     * Proposes a plan. Never one of {@code state.rejected()}.
     *
     * @param seed of every random draw; the same state, seed and version give the same plan where
     *     the model is local
     * @param tokens hears the plan's text as it grows, piece by piece, on the calling thread
     * @throws PlanningException when no usable plan came out, with a sentence for the user
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    Action propose(State state, long seed, Consumer<String> tokens, Cancellation cancellation);

    /** Which weights, or which endpoint, this is. */
    ModelVersion version();
}
