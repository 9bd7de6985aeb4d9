package org.hone.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hone.domain.AnnotationRepository.Numbered;
import org.hone.domain.Preference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table of judgements. A judgement that was taken back stays, with the time of that. */
record Judgements(Jdbi jdbi, Documents documents) {
    private static final int RECENT = 20;

    boolean has(Handle handle, UUID id) {
        return handle.createQuery("SELECT EXISTS (SELECT 1 FROM preference WHERE id = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    void insert(Handle handle, Preference preference) {
        handle.createUpdate(
                        "INSERT INTO preference (id, task, annotator, given, elapsed_millis, document) VALUES (:id, :task, :annotator, :given, :elapsed, :document)")
                .bind("id", preference.id())
                .bind("task", preference.task())
                .bind("annotator", preference.annotator())
                .bind("given", preference.given())
                .bind("elapsed", preference.elapsedMillis())
                .bind("document", documents.write(preference))
                .execute();
    }

    /** The task that the annotator judged or skipped last. */
    Optional<UUID> lastOf(Handle handle, String annotator) {
        return handle.createQuery(
                        "SELECT task FROM annotation_assignment WHERE annotator = :annotator AND state IN ('DONE', 'SKIPPED') ORDER BY changed_at DESC LIMIT 1")
                .bind("annotator", annotator)
                .mapTo(UUID.class)
                .findOne();
    }

    /** Marks the standing judgement as taken back. */
    Optional<Preference> retract(Handle handle, UUID task, String annotator, Instant now) {
        Optional<Preference> standing =
                handle.createQuery(
                                "SELECT document FROM preference WHERE task = :task AND annotator = :annotator AND retracted_at IS NULL ORDER BY number DESC LIMIT 1")
                        .bind("task", task)
                        .bind("annotator", annotator)
                        .mapTo(String.class)
                        .findOne()
                        .map(this::read);
        standing.ifPresent(
                preference ->
                        handle.createUpdate(
                                        "UPDATE preference SET retracted_at = :now WHERE id = :id")
                                .bind("now", now)
                                .bind("id", preference.id())
                                .execute());
        return standing;
    }

    private Preference read(String document) {
        return documents.read(document, Preference.class);
    }

    List<Preference> on(UUID task) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT document FROM preference WHERE task = :task AND retracted_at IS NULL ORDER BY number")
                                .bind("task", task)
                                .mapTo(String.class)
                                .map(this::read)
                                .list());
    }

    List<Numbered> after(long number, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT number, document FROM preference WHERE number > :number AND retracted_at IS NULL ORDER BY number LIMIT :limit")
                                .bind("number", number)
                                .bind("limit", limit)
                                .map(
                                        (row, context) ->
                                                new Numbered(
                                                        row.getLong(1), read(row.getString(2))))
                                .list());
    }

    List<Preference> retractedSince(Instant time) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT document FROM preference WHERE retracted_at >= :time ORDER BY retracted_at")
                                .bind("time", time)
                                .mapTo(String.class)
                                .map(this::read)
                                .list());
    }

    long medianMillis(Handle handle, String annotator) {
        List<Long> recent =
                handle.createQuery(
                                "SELECT elapsed_millis FROM preference WHERE annotator = :annotator AND retracted_at IS NULL ORDER BY number DESC LIMIT "
                                        + RECENT)
                        .bind("annotator", annotator)
                        .mapTo(Long.class)
                        .list();
        return recent.isEmpty() ? 0 : recent.stream().sorted().toList().get(recent.size() / 2);
    }
}
