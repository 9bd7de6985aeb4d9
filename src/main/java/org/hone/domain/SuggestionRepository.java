package org.hone.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stored suggestions and what analysts did with them. Every write is on disk when it returns. */
public interface SuggestionRepository {
    /** Stores a suggestion; one of the same id is left as it is. */
    void save(Suggestion suggestion);

    /** Stores a signal; one of the same id is left as it is. */
    void save(Feedback feedback);

    /** Stores a run; one of the same id is left as it is. */
    void save(Outcome outcome);

    /** The suggestion of that id. */
    Optional<Suggestion> suggestion(UUID id);

    /** Suggestions of one session, oldest first. */
    List<Suggestion> suggestionsOf(UUID session);

    /** The latest suggestions, newest first. */
    List<Suggestion> latest(int limit);

    /** Signals on a suggestion, oldest first. */
    List<Feedback> feedbackOn(UUID suggestion);

    /** Runs of a suggestion, oldest first. */
    List<Outcome> outcomesOf(UUID suggestion);
}
