package org.hone.ui.results;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hone.domain.Outcome;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.ResultTable;
import org.hone.domain.StepResult;
import org.hone.domain.StepStatus;
import org.hone.domain.Value;

/** Writes outcomes for tests, step by step. */
public final class Outcomes {
    private final List<PlanStep> plan = new ArrayList<>();
    private final List<StepResult> results = new ArrayList<>();

    /** A row as the embedded service gives it. */
    public static Map<String, Object> row(
            String id, String name, String kind, String relation, String input) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("name", name);
        row.put("kind", kind);
        row.put("relation", relation);
        row.put("input", input);
        row.put("input_name", input.isEmpty() ? "" : "name of " + input);
        return row;
    }

    /** A step that succeeded, over an earlier one when {@code over} is not empty. */
    public Outcomes step(String name, String over, List<Map<String, Object>> rows) {
        List<String> columns = rows.isEmpty() ? List.of() : List.copyOf(rows.get(0).keySet());
        return add(name, over, StepStatus.SUCCEEDED, new ResultTable(columns, rows, false), "");
    }

    /** A step that failed. */
    public Outcomes failed(String name, String error) {
        return add(name, "", StepStatus.FAILED, ResultTable.EMPTY, error);
    }

    private Outcomes add(
            String name, String over, StepStatus status, ResultTable table, String error) {
        plan.add(
                new PlanStep(
                        name,
                        "operation",
                        over.isEmpty()
                                ? Map.of("text", new Value.Text("asthma"))
                                : Map.of(
                                        "list",
                                        new Value.Items(List.of(Value.Reference.to(over))))));
        results.add(new StepResult(name, status, table, error, 1, Duration.ofMillis(5)));
        return this;
    }

    /** The outcome of a plan that returns some of the steps. */
    public Outcome returning(String... steps) {
        return new Outcome(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Plan(plan, List.of(steps)),
                results,
                Instant.EPOCH);
    }
}
