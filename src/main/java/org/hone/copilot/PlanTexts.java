package org.hone.copilot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hone.assistant.PlanCheck;
import org.hone.assistant.StepInWords;
import org.hone.catalog.CanonicalPlan;
import org.hone.catalog.Catalog;
import org.hone.catalog.ParsedPlan;
import org.hone.catalog.PlanError;
import org.hone.catalog.PlanError.Severity;
import org.hone.catalog.PlanParser;
import org.hone.catalog.PlanPrinter;
import org.hone.catalog.PlanValidator;
import org.hone.catalog.PlanWords;
import org.hone.domain.EntityMark;
import org.hone.domain.InvalidInputException;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.domain.Value;

/**
 * Plans between models and people: models write marks, people read and edit names, the service gets
 * identifiers.
 */
public final class PlanTexts {
    private final PlanParser parser = new PlanParser();
    private final PlanPrinter printer = new PlanPrinter();
    private final CanonicalPlan canonical = new CanonicalPlan();
    private final PlanValidator validator;
    private final PlanWords words;

    /** Over one service's operations. */
    public PlanTexts(Catalog catalog) {
        validator = new PlanValidator(catalog);
        words = new PlanWords(catalog);
    }

    /** The plan as text. */
    public String print(Plan plan) {
        return printer.print(plan);
    }

    /** Whether two plans call the same things. */
    public boolean same(Plan a, Plan b) {
        return canonical.of(a).equals(canonical.of(b));
    }

    /** Names in place of marks. */
    public Plan named(Plan plan, State state) {
        return plan.withValues(
                value ->
                        value instanceof Value.Mark mark
                                ? entity(mark.mark(), state)
                                        .<Value>map(link -> new Value.Text(link.entity().name()))
                                        .orElse(value)
                                : value);
    }

    /** Marks in place of the names of linked entities. */
    public Plan marked(Plan plan, State state) {
        Map<String, EntityMark> byName = new LinkedHashMap<>();
        state.entities().forEach(link -> byName.putIfAbsent(link.entity().name(), link.mark()));
        return plan.withValues(
                value ->
                        value instanceof Value.Text text && byName.containsKey(text.text())
                                ? new Value.Mark(byName.get(text.text()))
                                : value);
    }

    /** Identifiers in place of the names of linked entities: names alone may be ambiguous. */
    public Plan resolved(Plan plan, State state) {
        Map<String, String> ids = new LinkedHashMap<>();
        state.entities().forEach(link -> ids.putIfAbsent(link.entity().name(), link.entity().id()));
        return plan.withValues(
                value ->
                        value instanceof Value.Text text && ids.containsKey(text.text())
                                ? new Value.Text(ids.get(text.text()))
                                : value);
    }

    String nameOf(String mark, State state) {
        return EntityMark.parse(mark)
                .flatMap(parsed -> entity(parsed, state))
                .map(link -> '"' + link.entity().name() + '"')
                .orElse(mark);
    }

    private static Optional<LinkedEntity> entity(EntityMark mark, State state) {
        return state.entities().stream().filter(link -> link.mark().equals(mark)).findFirst();
    }

    /** What is to be said of a plan text. */
    public PlanCheck check(String text) {
        ParsedPlan parsed = parser.parse(text);
        List<PlanError> errors = validator.validate(parsed);
        List<PlanCheck.Problem> problems = errors.stream().map(PlanTexts::problem).toList();
        boolean sound = errors.stream().noneMatch(error -> error.severity() == Severity.ERROR);
        return new PlanCheck(problems, sound ? inWords(parsed.plan().orElseThrow()) : List.of());
    }

    private static PlanCheck.Problem problem(PlanError error) {
        String message =
                error.hint().isEmpty() ? error.message() : error.message() + " " + error.hint();
        return new PlanCheck.Problem(
                error.severity() == Severity.ERROR, error.line(), error.column(), message);
    }

    /**
     * The plan of a text.
     *
     * @throws InvalidInputException with the first error, if it cannot run
     */
    public Plan runnable(String text) {
        PlanCheck check = check(text);
        if (!check.runnable()) {
            PlanCheck.Problem first =
                    check.problems().stream()
                            .filter(PlanCheck.Problem::error)
                            .findFirst()
                            .orElseThrow();
            throw new InvalidInputException(
                    "Line %d, column %d: %s"
                            .formatted(first.line(), first.column(), first.message()));
        }
        return parser.parse(text).plan().orElseThrow();
    }

    /** The plan in plain words. */
    public List<StepInWords> inWords(Plan plan) {
        Map<String, String> outputs = words.outputs(plan);
        return plan.steps().stream()
                .map(
                        step ->
                                new StepInWords(
                                        step.name(),
                                        words.phrases(step, plan),
                                        printer.print(step),
                                        words.input(step),
                                        outputs.get(step.name()),
                                        plan.returns().contains(step.name())))
                .collect(Collectors.toList());
    }
}
