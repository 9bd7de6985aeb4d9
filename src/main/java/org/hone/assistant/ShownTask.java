package org.hone.assistant;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hone.domain.Judgement;
import org.hone.domain.LinkedEntity;

/**
 * A task as its annotator sees it.
 *
 * @param task its id
 * @param query what was asked
 * @param entities what the query mentions
 * @param earlier questions of the same session, oldest first
 * @param candidates in the order to show them, which belongs to this annotator
 * @param draft what was said before; empty for a fresh task
 */
public record ShownTask(
        UUID task,
        String query,
        List<LinkedEntity> entities,
        List<String> earlier,
        List<ShownCandidate> candidates,
        Optional<Judgement> draft) {
    public ShownTask {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(query, "query");
        entities = List.copyOf(entities);
        earlier = List.copyOf(earlier);
        candidates = List.copyOf(candidates);
        Objects.requireNonNull(draft, "draft");
    }
}
