package org.hone.annotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hone.copilot.RefinementWorkflow;
import org.hone.copilot.Tools;
import org.hone.domain.Action;
import org.hone.domain.AnnotationTask;
import org.hone.domain.CandidatePlan;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.domain.TaskKind;
import org.hone.rlhf.PlanningException;
import org.hone.task.Cancellation;

/**
 * Makes the candidates of one question [patent 53, 57]: the first model's plan, the refinement
 * model's once it is trained, then what the first model regenerates; no two that call the same
 * things.
 */
final class CandidateMaker {
    /** Where the library's own plans come from. */
    private static final ModelVersion LIBRARY =
            new ModelVersion(ModelRole.FIRST, "prompt-library", "", true);

    private final int most;
    private final int overlap;

    /**
     * @param most candidates per task
     * @param overlap annotators per task
     */
    CandidateMaker(int most, int overlap) {
        this.most = most;
        this.overlap = overlap;
    }

    /**
     * @param gold whether the question's reference plan becomes the known answer
     * @return empty when there are fewer than two different plans
     * @throws PlanningException when a model cannot be asked at all
     */
    Optional<AnnotationTask> task(
            Tools tools,
            Question question,
            boolean gold,
            long seed,
            Instant now,
            Cancellation cancellation) {
        State state = question.state();
        List<CandidatePlan> candidates = new ArrayList<>();
        if (gold) {
            add(
                    tools,
                    candidates,
                    new Action(question.reference().orElseThrow(), LIBRARY, Double.NaN),
                    "reference");
        }
        propose(tools, state, candidates, seed, cancellation);
        if (candidates.size() < AnnotationTask.FEWEST) {
            return Optional.empty();
        }
        TaskKind kind =
                gold ? TaskKind.GOLD : candidates.size() == 2 ? TaskKind.PAIRWISE : TaskKind.K_WAY;
        return Optional.of(
                new AnnotationTask(
                        UUID.randomUUID(),
                        state,
                        candidates,
                        seed,
                        kind,
                        gold ? Optional.of(0) : Optional.empty(),
                        gold ? Integer.MAX_VALUE : overlap,
                        now));
    }

    private void propose(
            Tools tools,
            State state,
            List<CandidatePlan> candidates,
            long seed,
            Cancellation cancellation) {
        RefinementWorkflow workflow = tools.workflow();
        try {
            Action first = workflow.first().propose(state, seed, piece -> {}, cancellation);
            add(tools, candidates, first, "greedy");
            refined(workflow, state, first, seed, cancellation)
                    .filter(refined -> candidates.size() < most)
                    .ifPresent(refined -> add(tools, candidates, refined, "refined"));
            List<Plan> written = new ArrayList<>(List.of(first.plan()));
            for (int i = 1; candidates.size() < most; i++) {
                Action next =
                        workflow.first()
                                .propose(
                                        rejecting(state, written, candidates),
                                        seed + i,
                                        piece -> {},
                                        cancellation);
                written.add(next.plan());
                add(tools, candidates, next, "alternative " + i);
            }
        } catch (PlanningException noMore) {
            if (noMore.reason() != PlanningException.Reason.NO_PLAN) {
                throw noMore;
            }
        }
    }

    private static Optional<Action> refined(
            RefinementWorkflow workflow,
            State state,
            Action first,
            long seed,
            Cancellation cancellation) {
        if (!workflow.refinement().version().trained()) {
            return Optional.empty();
        }
        try {
            return Optional.of(workflow.refinement().refine(state, first, seed, cancellation));
        } catch (PlanningException nothingBetter) {
            return Optional.empty();
        }
    }

    private static State rejecting(
            State state, List<Plan> written, List<CandidatePlan> candidates) {
        List<Plan> rejected = new ArrayList<>(state.rejected());
        rejected.addAll(written);
        candidates.forEach(candidate -> rejected.add(candidate.action().plan()));
        return new State(
                state.query(), state.entities(), state.history(), rejected, state.profile());
    }

    private static void add(
            Tools tools, List<CandidatePlan> candidates, Action action, String sampling) {
        boolean fresh =
                candidates.stream()
                        .noneMatch(
                                other -> tools.texts().same(other.action().plan(), action.plan()));
        if (fresh) {
            candidates.add(new CandidatePlan(action, sampling));
        }
    }
}
