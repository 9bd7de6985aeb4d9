package org.hone.rlhf;

import java.util.List;
import java.util.Objects;
import org.hone.domain.Plan;
import org.hone.domain.State;

/**
 * One judgement to train a reward model on. All that was said about one state at one time is one
 * example: its candidates are encoded once, and its pairs stay in one batch.
 *
 * @param id unique; taking a judgement back names it
 * @param query what parts training from held-out examples: all examples of one query stay together
 * @param state S
 * @param candidates the plans that were shown, with marks
 * @param judgement what was said of them
 * @param weight how much it counts, at least 0; 1 for a certain pick
 * @param source such as {@code pick}, {@code sentiment} or {@code llm}
 * @param annotator who judged; empty when nobody did
 */
public record RewardExample(
        String id,
        String query,
        State state,
        List<Plan> candidates,
        Judgement judgement,
        double weight,
        String source,
        String annotator) {
    public RewardExample {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(judgement, "judgement");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(annotator, "annotator");
        candidates = List.copyOf(candidates);
        if (!(weight >= 0) || candidates.isEmpty()) {
            throw new IllegalArgumentException("A weight of at least 0 and a candidate are needed");
        }
    }
}
