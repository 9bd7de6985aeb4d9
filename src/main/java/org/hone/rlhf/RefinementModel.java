package org.hone.rlhf;

import org.hone.domain.Action;
import org.hone.domain.ModelVersion;
import org.hone.domain.State;
import org.hone.task.Cancellation;

/** The tunable model: (S, A1) to A2 [patent 43-44]. */
public interface RefinementModel {
    /**
     * Rewrites a plan. Never into one of {@code state.rejected()}.
     *
     * @throws PlanningException when no usable plan came out
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    Action refine(State state, Action first, long seed, Cancellation cancellation);

    /** Which weights this is. */
    ModelVersion version();
}
