package org.hone.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hone.domain.AnnotationTask;
import org.hone.domain.Assignment;
import org.hone.domain.Judgement;
import org.hone.domain.QueueKind;
import org.hone.domain.Seat;
import org.hone.domain.TaskState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Who holds which task, inside one transaction. A held row counts in its task's {@code taken},
 * which never exceeds the task's overlap.
 *
 * @param handle of the transaction
 */
record Holdings(Handle handle, Documents documents) {
    private static final int TRIED_AT_ONCE = 20;

    /** One row: a task and how it stands with an annotator. */
    record Row(UUID task, String state, boolean held) {}

    /** Takes tasks back whose time is over; they stay with their annotators as long as free. */
    void expire(Instant now) {
        List<Object[]> late =
                handle.createQuery(
                                "SELECT task, annotator FROM annotation_assignment WHERE state IN ('PENDING', 'DRAFT') AND leased_until < :now AND held")
                        .bind("now", now)
                        .map(
                                (row, context) ->
                                        new Object[] {
                                            row.getObject(1, UUID.class), row.getString(2)
                                        })
                        .list();
        for (Object[] key : late) {
            letGo((UUID) key[0], (String) key[1]);
        }
    }

    private void letGo(UUID task, String annotator) {
        int changed =
                handle.createUpdate(
                                "UPDATE annotation_assignment SET held = FALSE WHERE task = :task AND annotator = :annotator AND held")
                        .bind("task", task)
                        .bind("annotator", annotator)
                        .execute();
        if (changed == 1) {
            handle.createUpdate("UPDATE annotation_task SET taken = taken - 1 WHERE id = :task")
                    .bind("task", task)
                    .execute();
        }
    }

    private boolean take(UUID task) {
        return handle.createUpdate(
                                "UPDATE annotation_task SET taken = taken + 1 WHERE id = :task AND taken < overlap")
                        .bind("task", task)
                        .execute()
                == 1;
    }

    Optional<Row> row(UUID task, String annotator) {
        return handle.createQuery(
                        "SELECT task, state, held FROM annotation_assignment WHERE task = :task AND annotator = :annotator FOR UPDATE")
                .bind("task", task)
                .bind("annotator", annotator)
                .map((row, context) -> row(row))
                .findOne();
    }

    long count(String annotator, TaskState state) {
        return handle.createQuery(
                        "SELECT COUNT(*) FROM annotation_assignment WHERE annotator = :annotator AND state = :state")
                .bind("annotator", annotator)
                .bind("state", state.name())
                .mapTo(Long.class)
                .one();
    }

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3));
    }

    /** Whether the annotator holds the task, by taking it again where it is free. */
    boolean hold(Row row) {
        return row.held() || take(row.task());
    }

    /** Changes a row that is held from now on, or not any more. */
    void set(Seat seat, UUID task, TaskState state, boolean held, Instant now, Instant until) {
        handle.createUpdate(
                        "UPDATE annotation_assignment SET state = :state, held = :held, desk = :desk, leased_until = :until, changed_at = :now WHERE task = :task AND annotator = :annotator")
                .bind("state", state.name())
                .bind("held", held)
                .bind("desk", seat.desk())
                .bind("until", until)
                .bind("now", now)
                .bind("task", task)
                .bind("annotator", seat.annotator())
                .execute();
    }

    /** Skips a task that is held: its place is free for others. */
    void skip(Seat seat, UUID task, Instant now) {
        letGo(task, seat.annotator());
        set(seat, task, TaskState.SKIPPED, false, now, now);
    }

    void draft(Seat seat, UUID task, Judgement judgement) {
        handle.createUpdate(
                        "UPDATE annotation_assignment SET draft = :draft WHERE task = :task AND annotator = :annotator")
                .bind("draft", documents.write(judgement))
                .bind("task", task)
                .bind("annotator", seat.annotator())
                .execute();
    }

    /** One begun before, or one that the seat holds. */
    Optional<UUID> again(Seat seat, QueueKind queue, Set<UUID> inHand, Instant now, Instant until) {
        List<Row> rows =
                handle.createQuery(
                                "SELECT task, state, held FROM annotation_assignment WHERE annotator = :annotator AND (state = 'DRAFT' OR state = 'PENDING' AND queue = :queue) AND (desk = :desk OR NOT held) ORDER BY state, changed_at")
                        .bind("annotator", seat.annotator())
                        .bind("queue", queue.name())
                        .bind("desk", seat.desk())
                        .map((row, context) -> row(row))
                        .list();
        for (Row row : rows) {
            if (!inHand.contains(row.task()) && hold(row)) {
                set(seat, row.task(), TaskState.valueOf(row.state()), true, now, until);
                return Optional.of(row.task());
            }
        }
        return Optional.empty();
    }

    /** One that the annotator never had. */
    Optional<UUID> fresh(Seat seat, QueueKind queue, Instant now, Instant until) {
        for (UUID task : free(seat.annotator(), queue)) {
            if (take(task)) {
                handle.createUpdate(
                                "INSERT INTO annotation_assignment (task, annotator, desk, queue, state, held, leased_until, changed_at) VALUES (:task, :annotator, :desk, :queue, 'PENDING', TRUE, :until, :now)")
                        .bind("task", task)
                        .bind("annotator", seat.annotator())
                        .bind("desk", seat.desk())
                        .bind("queue", queue.name())
                        .bind("until", until)
                        .bind("now", now)
                        .execute();
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    private List<UUID> free(String annotator, QueueKind queue) {
        String order =
                switch (queue) {
                    case RANDOM, GOLD -> "chance";
                    case ACTIVE -> "uncertainty DESC, chance";
                    case OVERLAP -> "taken DESC, chance";
                };
        return handle.createQuery(
                        "SELECT id "
                                + freeOf(queue)
                                + " ORDER BY "
                                + order
                                + " LIMIT "
                                + TRIED_AT_ONCE)
                .bind("annotator", annotator)
                .mapTo(UUID.class)
                .list();
    }

    long countFree(String annotator, QueueKind queue) {
        return handle.createQuery("SELECT COUNT(*) " + freeOf(queue))
                .bind("annotator", annotator)
                .mapTo(Long.class)
                .one();
    }

    private static String freeOf(QueueKind queue) {
        String which =
                switch (queue) {
                    case RANDOM, ACTIVE -> "t.kind <> 'GOLD'";
                    case GOLD -> "t.kind = 'GOLD'";
                    case OVERLAP -> "t.kind <> 'GOLD' AND t.overlap > 1";
                };
        return "FROM annotation_task t WHERE "
                + which
                + " AND t.taken < t.overlap AND NOT EXISTS (SELECT 1 FROM annotation_assignment a WHERE a.task = t.id AND a.annotator = :annotator)";
    }

    /** Gives back what the seat holds and has not begun. */
    void release(Seat seat) {
        List<UUID> held =
                handle.createQuery(
                                "SELECT task FROM annotation_assignment WHERE annotator = :annotator AND desk = :desk AND state = 'PENDING' AND held")
                        .bind("annotator", seat.annotator())
                        .bind("desk", seat.desk())
                        .mapTo(UUID.class)
                        .list();
        for (UUID task : held) {
            letGo(task, seat.annotator());
            handle.createUpdate(
                            "DELETE FROM annotation_assignment WHERE task = :task AND annotator = :annotator")
                    .bind("task", task)
                    .bind("annotator", seat.annotator())
                    .execute();
        }
    }

    /** A task with how it stands. */
    Assignment assignment(UUID task, String annotator) {
        return assignments(
                        handle.createQuery(select("a.task = :task", ""))
                                .bind("task", task)
                                .bind("annotator", annotator))
                .get(0);
    }

    private static String select(String where, String tail) {
        return "SELECT t.document, a.annotator, a.queue, a.state, a.draft FROM annotation_assignment a JOIN annotation_task t ON t.id = a.task WHERE a.annotator = :annotator AND "
                + where
                + tail;
    }

    List<Assignment> ofState(String annotator, TaskState state, int limit) {
        return assignments(
                handle.createQuery(
                                select(
                                        "a.state = :state",
                                        " ORDER BY a.changed_at DESC LIMIT :limit"))
                        .bind("annotator", annotator)
                        .bind("state", state.name())
                        .bind("limit", limit));
    }

    private List<Assignment> assignments(Query query) {
        return query.map(
                        (row, context) ->
                                new Assignment(
                                        documents.read(row.getString(1), AnnotationTask.class),
                                        row.getString(2),
                                        QueueKind.valueOf(row.getString(3)),
                                        TaskState.valueOf(row.getString(4)),
                                        Optional.ofNullable(row.getString(5))
                                                .map(
                                                        text ->
                                                                documents.read(
                                                                        text, Judgement.class))))
                .list();
    }
}
