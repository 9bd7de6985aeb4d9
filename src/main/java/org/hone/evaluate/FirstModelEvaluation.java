package org.hone.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hone.catalog.CanonicalPlan;
import org.hone.catalog.PlanParser;
import org.hone.domain.Entity;
import org.hone.domain.EntityLinker;
import org.hone.domain.EntityMark;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.execute.AnswerSet;
import org.hone.execute.PlanExecutor;
import org.hone.prompts.PromptExample;
import org.hone.prompts.PromptLibrary.Split;
import org.hone.rlhf.FirstModel;
import org.hone.rlhf.PlanningException;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/**
 * Asks a first model the questions of a split as an analyst would type them (names in place of
 * marks, through the entity linker) and runs its plans against the reference plans.
 */
public final class FirstModelEvaluation {
    private final FirstModel model;
    private final TypedQuestions questions;
    private final ExampleFiller filler;
    private final PlanParser parser = new PlanParser();
    private final CanonicalPlan canonical = new CanonicalPlan();

    public FirstModelEvaluation(
            FirstModel model, EntityLinker linker, EntityPool pool, PlanExecutor executor) {
        this.model = model;
        this.questions = new TypedQuestions(linker);
        this.filler = new ExampleFiller(pool, executor);
    }

    /** One score per example that the graph has entities for. */
    public List<PlanScore> run(
            List<PromptExample> examples,
            Split split,
            long seed,
            Progress progress,
            Cancellation cancellation) {
        List<PlanScore> scores = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            cancellation.check();
            filler.fill(examples.get(i), split, seed)
                    .map(filled -> score(filled, seed, cancellation))
                    .ifPresent(scores::add);
            progress.update(i + 1L, examples.size(), "Asking");
        }
        return scores;
    }

    private PlanScore score(FilledExample filled, long seed, Cancellation cancellation) {
        long began = System.nanoTime();
        State state = questions.state(filled);
        Optional<Plan> plan;
        try {
            plan = Optional.of(model.propose(state, seed, piece -> {}, cancellation).plan());
        } catch (PlanningException none) {
            plan = Optional.empty();
        }
        double millis = (System.nanoTime() - began) / 1e6;
        Map<EntityMark, Entity> linked = new HashMap<>();
        state.entities().forEach(link -> linked.put(link.mark(), link.entity()));
        Optional<Plan> grounded = plan.map(p -> ExampleFiller.grounded(p, linked));
        AnswerSet answer = grounded.map(filler::answer).orElse(new AnswerSet(List.of(), false));
        PromptExample example = filled.example();
        Plan reference =
                ExampleFiller.grounded(
                        parser.parse(example.plan()).plan().orElseThrow(), filled.entities());
        boolean same =
                grounded.map(p -> canonical.of(p).equals(canonical.of(reference))).orElse(false);
        boolean rightEntities =
                state.entities().stream()
                        .map(LinkedEntity::entity)
                        .collect(Collectors.toSet())
                        .equals(
                                Map.copyOf(filled.entities()).values().stream()
                                        .collect(Collectors.toSet()));
        return new PlanScore(
                example.intent(),
                example.group(),
                example.heldout(),
                rightEntities,
                answer.matches(filled.reference()),
                answer.f1(filled.reference()),
                same,
                millis);
    }
}
