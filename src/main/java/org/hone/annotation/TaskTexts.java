package org.hone.annotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hone.assistant.ShownCandidate;
import org.hone.assistant.ShownTask;
import org.hone.copilot.PlanTexts;
import org.hone.domain.AnnotationRepository.Undone;
import org.hone.domain.AnnotationTask;
import org.hone.domain.Assignment;
import org.hone.domain.EntityMark;
import org.hone.domain.Judgement;
import org.hone.domain.Plan;
import org.hone.domain.Preference;
import org.hone.domain.Ranking;
import org.hone.domain.State;

/** Tasks and judgements between the store, which numbers candidates, and the screen's positions. */
record TaskTexts(PlanTexts texts) {
    private static final Pattern MARK = Pattern.compile("@[a-z]+(?:_[a-z]+)*[1-9][0-9]*");

    ShownTask shown(Assignment assignment) {
        return shown(assignment, assignment.draft());
    }

    /** The task with what was said of it, ready to be said otherwise. */
    ShownTask shown(Undone undone) {
        Assignment assignment = undone.assignment();
        return shown(
                assignment,
                undone.preference()
                        .map(preference -> judgement(assignment.task(), preference))
                        .or(assignment::draft));
    }

    private ShownTask shown(Assignment assignment, Optional<Judgement> draft) {
        AnnotationTask task = assignment.task();
        State state = task.state();
        List<ShownCandidate> candidates =
                assignment.order().stream()
                        .map(index -> texts.named(task.plans().get(index), state))
                        .map(plan -> new ShownCandidate(texts.print(plan), texts.inWords(plan)))
                        .toList();
        return new ShownTask(
                task.id(),
                state.query().text(),
                state.entities().stream().filter(link -> link.end() > link.start()).toList(),
                state.history().stream().map(turn -> named(turn.query(), state)).toList(),
                candidates,
                draft);
    }

    private static String named(String marked, State state) {
        return MARK.matcher(marked)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        EntityMark.parse(found.group()).stream()
                                                .flatMap(
                                                        mark ->
                                                                state.entities().stream()
                                                                        .filter(
                                                                                link ->
                                                                                        link.mark()
                                                                                                .equals(
                                                                                                        mark)))
                                                .map(link -> link.entity().name())
                                                .findFirst()
                                                .orElse(found.group())));
    }

    /**
     * @throws org.hone.domain.InvalidInputException if the judgement says nothing, or its own plan
     *     cannot run
     */
    Preference preference(
            AnnotationTask task, String annotator, UUID id, Judgement judgement, Instant now) {
        List<Integer> order = task.order(annotator);
        Optional<Plan> demonstration =
                Optional.of(judgement.better())
                        .filter(text -> !text.isBlank())
                        .map(text -> texts.marked(texts.runnable(text), task.state()));
        Ranking ranking = judgement.ranking().renumbered(position -> at(order, position));
        return new Preference(
                id,
                task.id(),
                annotator,
                ranking,
                judgement.none(),
                demonstration,
                judgement.confidence(),
                judgement.reason().strip(),
                judgement.elapsedMillis(),
                order,
                now);
    }

    private static int at(List<Integer> order, int position) {
        if (position >= order.size()) {
            throw new org.hone.domain.InvalidInputException(
                    "The task has no plan %d. Judge those that are shown.".formatted(position + 1));
        }
        return order.get(position);
    }

    private Judgement judgement(AnnotationTask task, Preference preference) {
        List<Integer> order = preference.presentedOrder();
        return new Judgement(
                preference.ranking().renumbered(order::indexOf),
                preference.noneAcceptable(),
                preference
                        .demonstration()
                        .map(plan -> texts.print(texts.named(plan, task.state())))
                        .orElse(""),
                preference.confidence(),
                preference.reason(),
                preference.elapsedMillis());
    }
}
