package org.hone.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hone.domain.Feedback;
import org.hone.domain.Outcome;
import org.hone.domain.Suggestion;
import org.hone.domain.SuggestionRepository;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Suggestions in H2: what is searched for as columns, the whole as a JSON document. */
final class JdbiSuggestionRepository implements SuggestionRepository {
    private final Jdbi jdbi;
    private final ObjectMapper mapper;

    JdbiSuggestionRepository(Jdbi jdbi, ObjectMapper mapper) {
        this.jdbi = jdbi;
        this.mapper = mapper;
    }

    @Override
    public void save(Suggestion suggestion) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        "INSERT INTO suggestion (id, session, query, selected, propensity, seed, shown_at, document) SELECT :id, :session, :query, :selected, :propensity, :seed, :shown, :document WHERE NOT EXISTS (SELECT 1 FROM suggestion WHERE id = :id)")
                                .bind("id", suggestion.id())
                                .bind("session", suggestion.session())
                                .bind("query", suggestion.state().query().text())
                                .bind("selected", suggestion.selection().index())
                                .bind("propensity", suggestion.selection().propensity())
                                .bind("seed", suggestion.seed())
                                .bind("shown", suggestion.shownAt())
                                .bind("document", json(suggestion))
                                .execute());
    }

    @Override
    public void save(Feedback feedback) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        "INSERT INTO feedback (id, suggestion, signal, given, document) SELECT :id, :suggestion, :signal, :given, :document WHERE NOT EXISTS (SELECT 1 FROM feedback WHERE id = :id)")
                                .bind("id", feedback.id())
                                .bind("suggestion", feedback.suggestion())
                                .bind("signal", feedback.signal().name())
                                .bind("given", feedback.given())
                                .bind("document", json(feedback))
                                .execute());
    }

    @Override
    public void save(Outcome outcome) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        "INSERT INTO outcome (id, suggestion, finished_at, document) SELECT :id, :suggestion, :finished, :document WHERE NOT EXISTS (SELECT 1 FROM outcome WHERE id = :id)")
                                .bind("id", outcome.id())
                                .bind("suggestion", outcome.suggestion())
                                .bind("finished", outcome.finishedAt())
                                .bind("document", json(outcome))
                                .execute());
    }

    @Override
    public Optional<Suggestion> suggestion(UUID id) {
        return documents("SELECT document FROM suggestion WHERE id = :key", id, 1, Suggestion.class)
                .stream()
                .findFirst();
    }

    @Override
    public List<Suggestion> suggestionsOf(UUID session) {
        return documents(
                "SELECT document FROM suggestion WHERE session = :key ORDER BY number",
                session,
                Integer.MAX_VALUE,
                Suggestion.class);
    }

    @Override
    public List<Suggestion> latest(int limit) {
        return documents(
                "SELECT document FROM suggestion ORDER BY number DESC LIMIT :limit",
                null,
                limit,
                Suggestion.class);
    }

    @Override
    public List<Feedback> feedbackOn(UUID suggestion) {
        return documents(
                "SELECT document FROM feedback WHERE suggestion = :key ORDER BY number",
                suggestion,
                Integer.MAX_VALUE,
                Feedback.class);
    }

    @Override
    public List<Outcome> outcomesOf(UUID suggestion) {
        return documents(
                "SELECT document FROM outcome WHERE suggestion = :key ORDER BY number",
                suggestion,
                Integer.MAX_VALUE,
                Outcome.class);
    }

    private <T> List<T> documents(String sql, UUID key, int limit, Class<T> type) {
        return jdbi.withHandle(
                handle -> {
                    Query query = handle.createQuery(sql);
                    if (key != null) {
                        query.bind("key", key);
                    }
                    if (sql.contains(":limit")) {
                        query.bind("limit", limit);
                    }
                    return query.mapTo(String.class).map(document -> read(document, type)).list();
                });
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Records can always be written", impossible);
        }
    }

    private <T> T read(String document, Class<T> type) {
        try {
            return mapper.readValue(document, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(
                    "A stored " + type.getSimpleName() + " cannot be read", damaged);
        }
    }
}
