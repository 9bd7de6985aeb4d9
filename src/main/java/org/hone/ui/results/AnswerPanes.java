package org.hone.ui.results;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.hone.catalog.PlanPrinter;
import org.hone.domain.Outcome;
import org.hone.domain.ResultTable;
import org.hone.domain.StepResult;
import org.hone.domain.StepStatus;

/** Chooses how a returned step is shown: a table, a number, or why there is neither. */
final class AnswerPanes {
    private final ResourceBundle text;
    private final Saving saving;

    AnswerPanes(ResourceBundle text, Saving saving) {
        this.text = text;
        this.saving = saving;
    }

    /** What the step's tab is called. */
    String title(StepResult step) {
        if (step.status() != StepStatus.SUCCEEDED) {
            return text.getString("results.tab.without").formatted(step.step(), status(step));
        }
        return number(step.table()).isPresent()
                ? step.step()
                : text.getString("results.tab").formatted(step.step(), step.table().rows().size());
    }

    /** How a step stands, in a word or two. */
    String status(StepResult step) {
        return text.getString("results.status." + step.status().name().toLowerCase(Locale.ROOT));
    }

    /** What the step's tab shows. */
    AnswerPane pane(Outcome outcome, StepResult step) {
        if (step.status() != StepStatus.SUCCEEDED) {
            return new MessagePane(step.error(), "error", text.getString("results.mend"));
        }
        if (step.table().rows().isEmpty()) {
            return nothing(outcome, step.step());
        }
        return number(step.table())
                .<AnswerPane>map(
                        number ->
                                new MessagePane(
                                        "%,d".formatted(number.longValue()),
                                        "big-number",
                                        call(outcome, step.step())))
                .orElseGet(() -> new ResultTableView(step.step(), step.table(), text, saving));
    }

    private static String call(Outcome outcome, String step) {
        return outcome.plan().step(step).map(new PlanPrinter()::print).orElse(step);
    }

    private AnswerPane nothing(Outcome outcome, String step) {
        String source = NothingFound.source(outcome, step);
        String sentence =
                source.equals(step)
                        ? text.getString("results.nothing").formatted(step)
                        : text.getString("results.nothing.before").formatted(source, step);
        return new MessagePane(sentence, "heading", text.getString("results.nothing.hint"));
    }

    private static Optional<Number> number(ResultTable table) {
        if (table.rows().size() == 1 && table.rows().get(0).size() == 1) {
            Object only = table.rows().get(0).values().iterator().next();
            return only instanceof Number number && number.doubleValue() == number.longValue()
                    ? Optional.of(number)
                    : Optional.empty();
        }
        return Optional.empty();
    }
}
