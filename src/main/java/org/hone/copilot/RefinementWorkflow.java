package org.hone.copilot;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.hone.domain.Action;
import org.hone.domain.Candidate;
import org.hone.domain.Plan;
import org.hone.domain.Selection;
import org.hone.domain.State;
import org.hone.domain.Suggestion;
import org.hone.rlhf.FirstModel;
import org.hone.rlhf.PlanningException;
import org.hone.rlhf.RefinementModel;
import org.hone.rlhf.RewardModel;
import org.hone.rlhf.SelectionPolicy;
import org.hone.task.Cancellation;

/**
 * The refinement workflow [patent, Figs. 3 and 8]: S to A1, (S, A1) to A2, R1 and R2, selection.
 * The same state, seed and model versions give the same suggestion.
 *
 * @param first fixed weights
 * @param refinement tunable weights
 * @param reward scores both actions in one batch
 * @param policy selects the one that is shown
 * @param clock stamps suggestions
 */
public record RefinementWorkflow(
        FirstModel first,
        RefinementModel refinement,
        RewardModel reward,
        SelectionPolicy policy,
        Clock clock) {
    public RefinementWorkflow {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(refinement, "refinement");
        Objects.requireNonNull(reward, "reward");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(clock, "clock");
    }

    /**
     * Runs the workflow once.
     *
     * @param tokens hears the first model's text as it grows
     * @throws PlanningException when the first model gave no usable plan
     */
    public Suggestion suggest(
            UUID session,
            State state,
            long seed,
            Consumer<String> tokens,
            Cancellation cancellation) {
        Action action1 = first.propose(state, seed, tokens, cancellation);
        cancellation.check();
        List<Action> actions = new ArrayList<>(List.of(action1));
        try {
            actions.add(refinement.refine(state, action1, seed, cancellation));
        } catch (PlanningException nothingBetter) {
            // No A2: A1 stands alone, and the selection below says so.
        }
        cancellation.check();
        List<Plan> plans = actions.stream().map(Action::plan).toList();
        List<Double> rewards = reward.score(state, plans);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            candidates.add(new Candidate(actions.get(i), rewards.get(i)));
        }
        Selection selection =
                actions.size() == 2
                        ? policy.select(rewards.get(0), rewards.get(1), seed)
                        : new Selection(0, 1, 0, 0, "The refinement model gave no plan.");
        return new Suggestion(
                UUID.randomUUID(),
                session,
                state,
                candidates,
                selection,
                reward.version(),
                seed,
                clock.instant());
    }
}
