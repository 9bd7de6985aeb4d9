package org.hone.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hone.catalog.PlanParser;
import org.hone.domain.EntityLinker;
import org.hone.domain.EntityMark;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Linking;
import org.hone.domain.Plan;
import org.hone.domain.Query;
import org.hone.domain.State;
import org.hone.domain.Turn;
import org.hone.domain.UserProfile;
import org.hone.domain.Value;
import org.hone.prompts.PromptExample;

/** Questions of the library as an analyst would type them: names, found by the entity linker. */
final class TypedQuestions {
    private final EntityLinker linker;
    private final PlanParser parser = new PlanParser();

    TypedQuestions(EntityLinker linker) {
        this.linker = linker;
    }

    /** What the copilot would make of the typed questions. */
    State state(FilledExample filled) {
        List<LinkedEntity> known = new ArrayList<>();
        List<Turn> history = new ArrayList<>();
        for (PromptExample.Exchange exchange : filled.example().history()) {
            String typed = filled.named(exchange.query());
            Linking linking = linker.link(typed, known);
            State earlier =
                    new State(
                            new Query(typed),
                            linking.entities(),
                            List.of(),
                            List.of(),
                            UserProfile.ANONYMOUS);
            Map<String, EntityMark> byId = new HashMap<>();
            linking.entities().forEach(link -> byId.put(link.entity().id(), link.mark()));
            Plan plan =
                    parser.parse(exchange.plan())
                            .plan()
                            .orElseThrow()
                            .withValues(
                                    value ->
                                            value instanceof Value.Mark mark
                                                    ? new Value.Mark(
                                                            byId.getOrDefault(
                                                                    filled.entities()
                                                                            .get(mark.mark())
                                                                            .id(),
                                                                    mark.mark()))
                                                    : value);
            history.add(new Turn(earlier.markedQuery(), plan));
            linking.entities()
                    .forEach(
                            link ->
                                    known.add(
                                            new LinkedEntity(
                                                    link.mark(), link.entity(), 0, 0, List.of())));
        }
        String typed = filled.named(filled.example().query());
        List<LinkedEntity> entities = new ArrayList<>(linker.link(typed, known).entities());
        known.stream()
                .filter(old -> entities.stream().noneMatch(link -> link.mark().equals(old.mark())))
                .forEach(entities::add);
        return new State(new Query(typed), entities, history, List.of(), UserProfile.ANONYMOUS);
    }

    /** The reference plan with the marks of a state; empty where the linker found others. */
    Optional<Plan> reference(FilledExample filled, State state) {
        Map<String, EntityMark> byId = new HashMap<>();
        state.entities().forEach(link -> byId.put(link.entity().id(), link.mark()));
        boolean found =
                filled.entities().values().stream()
                        .allMatch(entity -> byId.containsKey(entity.id()));
        return found
                ? parser.parse(filled.example().plan())
                        .plan()
                        .map(plan -> plan.withValues(value -> remarked(value, filled, byId)))
                : Optional.empty();
    }

    private static Value remarked(Value value, FilledExample filled, Map<String, EntityMark> byId) {
        return value instanceof Value.Mark mark
                ? new Value.Mark(byId.get(filled.entities().get(mark.mark()).id()))
                : value;
    }
}
