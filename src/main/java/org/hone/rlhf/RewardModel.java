package org.hone.rlhf;

import java.util.List;
import org.hone.domain.ModelVersion;
import org.hone.domain.Plan;
import org.hone.domain.State;

/** R(S, A) [patent 42, 44]. */
public interface RewardModel {
    /** One reward per plan, in order, scored as one batch. */
    List<Double> score(State state, List<Plan> plans);

    /** Which weights this is. */
    ModelVersion version();
}
