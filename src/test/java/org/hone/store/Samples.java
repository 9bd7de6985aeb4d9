package org.hone.store;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hone.domain.Action;
import org.hone.domain.Candidate;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.domain.Feedback;
import org.hone.domain.LinkedEntity;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.domain.Outcome;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.Query;
import org.hone.domain.ResultTable;
import org.hone.domain.Selection;
import org.hone.domain.Signal;
import org.hone.domain.State;
import org.hone.domain.StepResult;
import org.hone.domain.StepStatus;
import org.hone.domain.Suggestion;
import org.hone.domain.Turn;
import org.hone.domain.UserProfile;
import org.hone.domain.Value;

/** Records that use every part of the domain. */
final class Samples {
    private Samples() {}

    static Plan plan() {
        Map<String, Value> arguments = new LinkedHashMap<>();
        arguments.put("disease", new Value.Mark(new EntityMark("disease", 1)));
        arguments.put(
                "list",
                new Value.Items(
                        List.of(
                                Value.Number.of(3),
                                new Value.Bool(true),
                                new Value.Text("é \"x\""))));
        arguments.put("by", new Value.Word("degree"));
        arguments.put("a", new Value.Reference("genes", Optional.of("id")));
        return new Plan(
                List.of(new PlanStep("genes", "disease_genes", arguments)), List.of("genes"));
    }

    static Suggestion suggestion() {
        LinkedEntity link =
                new LinkedEntity(
                        new EntityMark("disease", 1),
                        new Entity("Disease::1", "asthma", "Disease"),
                        9,
                        15,
                        List.of(new Entity("Disease::2", "x", "Disease")));
        State state =
                new State(
                        new Query("genes of asthma"),
                        List.of(link),
                        List.of(new Turn("q", plan())),
                        List.of(plan()),
                        new UserProfile("Ada"));
        ModelVersion first = new ModelVersion(ModelRole.FIRST, "first-1", "abc", true);
        ModelVersion reward = new ModelVersion(ModelRole.REWARD, "reward-0", "def", false);
        return new Suggestion(
                UUID.randomUUID(),
                UUID.randomUUID(),
                state,
                List.of(new Candidate(new Action(plan(), first, Double.NaN), 0.25)),
                new Selection(0, 1, 0, 1, "why"),
                reward,
                42,
                Instant.parse("2026-01-02T03:04:05.678901Z"));
    }

    static Feedback feedback(UUID suggestion) {
        return new Feedback(
                UUID.randomUUID(),
                suggestion,
                Signal.SUBMITTED,
                Optional.of(plan()),
                "",
                Instant.parse("2026-01-02T03:04:06Z"));
    }

    static Outcome outcome(UUID suggestion) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", "Gene::1");
        row.put("score", 1.5);
        row.put("nothing", null);
        StepResult step =
                new StepResult(
                        "genes",
                        StepStatus.SUCCEEDED,
                        new ResultTable(List.of("id", "score", "nothing"), List.of(row), false),
                        "",
                        1,
                        Duration.ofMillis(12));
        return new Outcome(
                UUID.randomUUID(),
                suggestion,
                plan(),
                List.of(step),
                Instant.parse("2026-01-02T03:04:07Z"));
    }
}
