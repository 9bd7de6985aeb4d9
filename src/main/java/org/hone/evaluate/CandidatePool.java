package org.hone.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hone.catalog.CanonicalPlan;
import org.hone.catalog.Catalog;
import org.hone.catalog.PlanParser;
import org.hone.domain.Plan;
import org.hone.domain.Query;
import org.hone.domain.State;
import org.hone.domain.Turn;
import org.hone.domain.UserProfile;
import org.hone.execute.AnswerSet;
import org.hone.execute.PlanExecutor;
import org.hone.prompts.PromptExample;
import org.hone.prompts.PromptLibrary.Split;
import org.hone.rlhf.FirstModel;
import org.hone.rlhf.PlanningException;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/**
 * Makes candidate sets of K plans: the reference plan, what the first model writes and writes
 * again, and the reference with a mistake of several kinds. All run on the service for their true
 * worth.
 */
public final class CandidatePool {
    private static final String REFERENCE = "reference";
    private static final String FIRST = "first model";

    private final FirstModel model;
    private final ExampleFiller filler;
    private final PlanCorruptions corruptions;
    private final StepNames names;
    private final CanonicalPlan canonical = new CanonicalPlan();
    private final PlanParser parser = new PlanParser();

    /**
     * @param library whose step names are the usual ones
     */
    public CandidatePool(
            FirstModel model,
            Catalog catalog,
            EntityPool pool,
            PlanExecutor executor,
            List<PromptExample> library) {
        this.model = model;
        this.filler = new ExampleFiller(pool, executor);
        this.corruptions = new PlanCorruptions(catalog);
        this.names = new StepNames(library);
    }

    /**
     * Up to {@code count} sets, drawn at random from a split's examples; a set whose candidates are
     * all equally good is passed over.
     *
     * @param size K, candidates of a set
     * @param regenerations how many of them the first model writes, at most
     */
    public List<CandidateSet> draw(
            List<PromptExample> examples,
            Split split,
            int count,
            int size,
            int regenerations,
            long seed,
            Progress progress,
            Cancellation cancellation) {
        List<PromptExample> order = new ArrayList<>(examples);
        Collections.shuffle(order, new Random(seed));
        List<CandidateSet> sets = new ArrayList<>();
        for (PromptExample example : order) {
            if (sets.size() == count) {
                break;
            }
            cancellation.check();
            filler.fill(example, split, seed)
                    .map(filled -> set(filled, size, regenerations, seed, cancellation))
                    .filter(set -> !set.pairs().isEmpty())
                    .ifPresent(sets::add);
            progress.update(sets.size(), count, "Making candidates");
        }
        return sets;
    }

    private CandidateSet set(
            FilledExample filled,
            int size,
            int regenerations,
            long seed,
            Cancellation cancellation) {
        PromptExample example = filled.example();
        State state = state(example, List.of());
        Plan reference = names.rename(parser.parse(example.plan()).plan().orElseThrow());
        Map<String, Plan> plans = new LinkedHashMap<>();
        Map<String, String> origins = new LinkedHashMap<>();
        add(reference, REFERENCE, plans, origins);
        List<Plan> written = new ArrayList<>();
        while (written.size() < regenerations) {
            Optional<Plan> plan = propose(state(example, written), seed, cancellation);
            if (plan.isEmpty()) {
                break;
            }
            written.add(plan.get());
            add(names.rename(plan.get()), FIRST, plans, origins);
        }
        Random random = new Random(seed ^ example.id().hashCode());
        Map<PlanCorruptions.Mistake, List<Plan>> byMistake = new LinkedHashMap<>();
        for (PlanCorruptions.Corrupted corrupted : corruptions.of(reference)) {
            byMistake
                    .computeIfAbsent(corrupted.mistake(), mistake -> new ArrayList<>())
                    .add(corrupted.plan());
        }
        List<PlanCorruptions.Mistake> kinds = new ArrayList<>(byMistake.keySet());
        Collections.shuffle(kinds, random);
        while (plans.size() < size && !kinds.isEmpty()) {
            PlanCorruptions.Mistake kind = kinds.remove(0);
            List<Plan> choices = byMistake.get(kind);
            Plan choice = choices.remove(random.nextInt(choices.size()));
            add(names.rename(choice), words(kind), plans, origins);
            if (!choices.isEmpty()) {
                kinds.add(kind);
            }
        }
        List<String> order = new ArrayList<>(plans.keySet());
        Collections.shuffle(order, random);
        return new CandidateSet(
                example.id(),
                example.group(),
                example.heldout(),
                state,
                order.stream().map(plans::get).toList(),
                order.stream().map(origins::get).toList(),
                order.stream().map(form -> worth(plans.get(form), filled)).toList());
    }

    private static String words(PlanCorruptions.Mistake mistake) {
        return mistake.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void add(
            Plan plan, String origin, Map<String, Plan> plans, Map<String, String> origins) {
        if (plans.putIfAbsent(canonical.of(plan), plan) == null) {
            origins.put(canonical.of(plan), origin);
        }
    }

    private Optional<Plan> propose(State state, long seed, Cancellation cancellation) {
        try {
            return Optional.of(model.propose(state, seed, piece -> {}, cancellation).plan());
        } catch (PlanningException none) {
            return Optional.empty();
        }
    }

    private double worth(Plan plan, FilledExample filled) {
        AnswerSet answer = filler.answer(ExampleFiller.grounded(plan, filled.entities()));
        return answer.whole() ? answer.f1(filled.reference()) : 0;
    }

    /** The question with its marks as text: linking is not what is measured here. */
    private State state(PromptExample example, List<Plan> rejected) {
        List<Turn> history =
                example.history().stream()
                        .map(
                                turn ->
                                        new Turn(
                                                turn.query(),
                                                parser.parse(turn.plan()).plan().orElseThrow()))
                        .toList();
        return new State(
                new Query(example.query()), List.of(), history, rejected, UserProfile.ANONYMOUS);
    }
}
