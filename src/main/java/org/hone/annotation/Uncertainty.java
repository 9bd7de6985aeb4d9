package org.hone.annotation;

import java.util.List;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.rlhf.RewardModel;

/** How unsure a reward model is of a comparison: what the active queue goes by. */
@FunctionalInterface
public interface Uncertainty {
    /** Larger where a judgement would teach more. */
    double of(RewardModel model, State state, List<Plan> plans);

    /** Large where the two best rewards lie close together: the negative margin between them. */
    Uncertainty SMALLEST_MARGIN =
            (model, state, plans) -> {
                List<Double> best =
                        model.score(state, plans).stream()
                                .sorted((a, b) -> Double.compare(b, a))
                                .toList();
                return best.get(1) - best.get(0);
            };
}
