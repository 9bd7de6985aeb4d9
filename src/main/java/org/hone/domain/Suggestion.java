package org.hone.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Everything about one plan that was shown: enough to replay it and to learn from it.
 *
 * @param id unique
 * @param session the session it belongs to
 * @param state S
 * @param candidates A1 and, when refinement ran, A2
 * @param selection which one was shown, and how likely that was
 * @param reward the reward model's version
 * @param seed of every random draw
 * @param shownAt when it was stored
 */
public record Suggestion(
        UUID id,
        UUID session,
        State state,
        List<Candidate> candidates,
        Selection selection,
        ModelVersion reward,
        long seed,
        Instant shownAt) {
    public Suggestion {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(state, "state");
        candidates = List.copyOf(candidates);
        Objects.checkIndex(selection.index(), candidates.size());
    }

    /** The plan that was shown, with entity marks. */
    public Plan shown() {
        return candidates.get(selection.index()).action().plan();
    }
}
