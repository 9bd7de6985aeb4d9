package org.hone.rlhf.djl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hone.catalog.PlanPrinter;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.domain.Turn;
import org.hone.llama.BpeTokenizer;

/**
 * How a state is written for a planner, version 1: {@code <bos> [<history> query <plan> plan]
 * <query> query [<first> A1] <plan>}, entities as marks. Only the last accepted turn is written.
 * Rejected plans are not: they are excluded while decoding.
 */
final class PlannerText {
    private static final int MAX_QUERY_TOKENS = 160;

    private final BpeTokenizer tokenizer;
    private final PlanPrinter printer = new PlanPrinter();

    PlannerText(BpeTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** A prompt, and the marks that it speaks of. */
    record Prompt(List<Integer> ids, MarkRenumbering marks) {}

    Prompt write(State state, Optional<Plan> first) {
        List<Turn> history = state.history();
        Optional<Turn> last =
                history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
        return write(last, state.markedQuery(), first);
    }

    Prompt write(Optional<Turn> history, String markedQuery, Optional<Plan> first) {
        MarkRenumbering marks = new MarkRenumbering();
        List<Integer> ids = new ArrayList<>();
        ids.add(tokenizer.id(PlannerVocabulary.BEGIN));
        history.ifPresent(
                turn -> {
                    ids.add(tokenizer.id(PlannerVocabulary.HISTORY));
                    ids.addAll(query(marks.toModel(turn.query())));
                    ids.add(tokenizer.id(PlannerVocabulary.PLAN));
                    ids.addAll(tokenizer.encode(marks.toModel(printer.print(turn.plan()))));
                });
        ids.add(tokenizer.id(PlannerVocabulary.QUERY));
        ids.addAll(query(marks.toModel(markedQuery)));
        first.ifPresent(
                plan -> {
                    ids.add(tokenizer.id(PlannerVocabulary.FIRST));
                    ids.addAll(tokenizer.encode(marks.toModel(printer.print(plan))));
                });
        ids.add(tokenizer.id(PlannerVocabulary.PLAN));
        return new Prompt(Collections.unmodifiableList(ids), marks);
    }

    /** Small letters, single spaces, no closing mark: what a plan means does not hang on them. */
    private List<Integer> query(String text) {
        String plain =
                text.toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("\\s+", " ")
                        .strip()
                        .replaceAll("[?.!\\s]+$", "");
        List<Integer> ids = tokenizer.encode(plain);
        return ids.subList(0, Math.min(ids.size(), MAX_QUERY_TOKENS));
    }

    /** A plan as the model is to write it, with the end. */
    List<Integer> completion(MarkRenumbering marks, Plan plan) {
        List<Integer> ids = new ArrayList<>(tokenizer.encode(marks.toModel(printer.print(plan))));
        ids.add(tokenizer.id(PlannerVocabulary.END));
        return ids;
    }
}
