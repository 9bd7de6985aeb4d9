package org.hone.copilot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Plan;
import org.hone.domain.Query;
import org.hone.domain.State;
import org.hone.domain.Turn;
import org.hone.domain.UserProfile;

/**
 * What one conversation has come to: entities linked, turns accepted, plans rejected for the
 * question at hand. Guarded by its own lock.
 */
final class Session {
    private final UserProfile profile;
    private final Map<EntityMark, LinkedEntity> entities = new LinkedHashMap<>();
    private final List<Turn> history = new ArrayList<>();

    Session(UserProfile profile) {
        this.profile = profile;
    }

    synchronized List<LinkedEntity> entities() {
        return List.copyOf(entities.values());
    }

    /**
     * The state of a new question.
     *
     * @param found what the linker found in it
     * @param choices what the analyst chose instead
     */
    synchronized State ask(Query query, List<LinkedEntity> found, Map<EntityMark, Entity> choices) {
        List<LinkedEntity> mentioned = new ArrayList<>();
        for (LinkedEntity link : found) {
            Entity chosen = choices.getOrDefault(link.mark(), link.entity());
            mentioned.add(
                    new LinkedEntity(
                            link.mark(), chosen, link.start(), link.end(), link.alternatives()));
        }
        Map<EntityMark, LinkedEntity> all = new LinkedHashMap<>();
        mentioned.forEach(link -> all.put(link.mark(), link));
        entities.forEach(all::putIfAbsent);
        remember(mentioned);
        return new State(query, List.copyOf(all.values()), history, List.of(), profile);
    }

    /** Keeps the marks of entities for later questions. */
    synchronized void remember(List<LinkedEntity> linked) {
        linked.forEach(link -> entities.put(link.mark(), withoutSpan(link)));
    }

    private static LinkedEntity withoutSpan(LinkedEntity link) {
        return new LinkedEntity(link.mark(), link.entity(), 0, 0, link.alternatives());
    }

    /** The same state with one more rejected plan. */
    static State reject(State state, Plan plan) {
        List<Plan> rejected = new ArrayList<>(state.rejected());
        rejected.add(plan);
        return new State(
                state.query(), state.entities(), state.history(), rejected, state.profile());
    }

    /** Remembers an accepted plan, so that later questions may refer to it. */
    synchronized void accept(Turn turn) {
        history.remove(turn);
        history.add(turn);
    }
}
