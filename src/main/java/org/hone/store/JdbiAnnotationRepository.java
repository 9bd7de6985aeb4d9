package org.hone.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.hone.domain.AnnotationRepository;
import org.hone.domain.AnnotationTask;
import org.hone.domain.AnnotatorStats;
import org.hone.domain.Assignment;
import org.hone.domain.Judgement;
import org.hone.domain.Preference;
import org.hone.domain.QueueKind;
import org.hone.domain.Seat;
import org.hone.domain.TaskState;
import org.jdbi.v3.core.Jdbi;

/**
 * Annotation in H2. What changes who holds a task goes one after the other, each in a transaction:
 * the store belongs to one process.
 */
final class JdbiAnnotationRepository implements AnnotationRepository {
    private final Jdbi jdbi;
    private final Documents documents;
    private final Judgements judgements;
    private final ReentrantLock giving = new ReentrantLock(true);

    JdbiAnnotationRepository(Jdbi jdbi, Documents documents) {
        this.jdbi = jdbi;
        this.documents = documents;
        this.judgements = new Judgements(jdbi, documents);
    }

    private <T> T alone(Function<Holdings, T> work) {
        giving.lock();
        try {
            return jdbi.inTransaction(handle -> work.apply(new Holdings(handle, documents)));
        } finally {
            giving.unlock();
        }
    }

    private <T> T reading(Function<Holdings, T> work) {
        return jdbi.withHandle(handle -> work.apply(new Holdings(handle, documents)));
    }

    @Override
    public void save(AnnotationTask task, double uncertainty) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        "INSERT INTO annotation_task (id, query, kind, overlap, chance, uncertainty, document) SELECT :id, :query, :kind, :overlap, :chance, :uncertainty, :document WHERE NOT EXISTS (SELECT 1 FROM annotation_task WHERE id = :id)")
                                .bind("id", task.id())
                                .bind("query", task.state().query().text())
                                .bind("kind", task.kind().name())
                                .bind("overlap", task.overlap())
                                .bind(
                                        "chance",
                                        Long.hashCode(task.orderSeed() * 0x9E3779B97F4A7C15L))
                                .bind("uncertainty", uncertainty)
                                .bind("document", documents.write(task))
                                .execute());
    }

    @Override
    public Optional<AnnotationTask> task(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("SELECT document FROM annotation_task WHERE id = :id")
                                .bind("id", id)
                                .mapTo(String.class)
                                .findOne()
                                .map(text -> documents.read(text, AnnotationTask.class)));
    }

    @Override
    public boolean hasTaskFor(String query) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT EXISTS (SELECT 1 FROM annotation_task WHERE query = :query)")
                                .bind("query", query)
                                .mapTo(Boolean.class)
                                .one());
    }

    @Override
    public List<AnnotationTask> waiting(int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT document FROM annotation_task WHERE taken < overlap ORDER BY number LIMIT :limit")
                                .bind("limit", limit)
                                .mapTo(String.class)
                                .map(text -> documents.read(text, AnnotationTask.class))
                                .list());
    }

    @Override
    public void uncertainty(UUID task, double uncertainty) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        "UPDATE annotation_task SET uncertainty = :uncertainty WHERE id = :id")
                                .bind("uncertainty", uncertainty)
                                .bind("id", task)
                                .execute());
    }

    @Override
    public Optional<Assignment> next(
            Seat seat, QueueKind queue, Set<UUID> inHand, Instant now, Instant until) {
        return alone(
                holdings -> {
                    holdings.expire(now);
                    return holdings.again(seat, queue, inHand, now, until)
                            .or(() -> holdings.fresh(seat, queue, now, until))
                            .map(task -> holdings.assignment(task, seat.annotator()));
                });
    }

    @Override
    public Optional<Assignment> open(Seat seat, UUID task, Instant now, Instant until) {
        return alone(
                holdings -> {
                    holdings.expire(now);
                    return holdings.row(task, seat.annotator())
                            .filter(row -> !row.state().equals(TaskState.DONE.name()))
                            .filter(holdings::hold)
                            .map(
                                    row -> {
                                        holdings.set(seat, task, TaskState.DRAFT, true, now, until);
                                        return holdings.assignment(task, seat.annotator());
                                    });
                });
    }

    private static boolean undecided(Holdings.Row row) {
        return row.state().equals(TaskState.PENDING.name())
                || row.state().equals(TaskState.DRAFT.name());
    }

    @Override
    public boolean draft(Seat seat, UUID task, Judgement judgement, Instant now, Instant until) {
        return alone(
                holdings -> {
                    boolean held =
                            holdings.row(task, seat.annotator())
                                    .filter(JdbiAnnotationRepository::undecided)
                                    .filter(holdings::hold)
                                    .isPresent();
                    if (held) {
                        holdings.set(seat, task, TaskState.DRAFT, true, now, until);
                        holdings.draft(seat, task, judgement);
                    }
                    return held;
                });
    }

    @Override
    public boolean decide(Seat seat, Preference preference) {
        return alone(
                holdings -> {
                    UUID task = preference.task();
                    if (judgements.has(holdings.handle(), preference.id())) {
                        return true;
                    }
                    boolean held =
                            holdings.row(task, seat.annotator())
                                    .filter(JdbiAnnotationRepository::undecided)
                                    .filter(holdings::hold)
                                    .isPresent();
                    if (held) {
                        Instant now = preference.given();
                        holdings.set(seat, task, TaskState.DONE, true, now, now);
                        judgements.insert(holdings.handle(), preference);
                    }
                    return held;
                });
    }

    @Override
    public boolean skip(Seat seat, UUID task, Instant now) {
        return alone(
                holdings -> {
                    boolean undecided =
                            holdings.row(task, seat.annotator())
                                    .filter(JdbiAnnotationRepository::undecided)
                                    .isPresent();
                    if (undecided) {
                        holdings.skip(seat, task, now);
                    }
                    return undecided;
                });
    }

    @Override
    public Optional<Undone> undo(Seat seat, Instant now, Instant until) {
        return alone(
                holdings ->
                        judgements
                                .lastOf(holdings.handle(), seat.annotator())
                                .flatMap(task -> holdings.row(task, seat.annotator()))
                                .filter(holdings::hold)
                                .map(row -> undone(holdings, seat, row, now, until)));
    }

    private Undone undone(
            Holdings holdings, Seat seat, Holdings.Row row, Instant now, Instant until) {
        Optional<Preference> retracted =
                row.state().equals(TaskState.DONE.name())
                        ? judgements.retract(holdings.handle(), row.task(), seat.annotator(), now)
                        : Optional.empty();
        holdings.set(seat, row.task(), TaskState.DRAFT, true, now, until);
        return new Undone(holdings.assignment(row.task(), seat.annotator()), retracted);
    }

    @Override
    public void release(Seat seat) {
        alone(
                holdings -> {
                    holdings.release(seat);
                    return true;
                });
    }

    @Override
    public List<Preference> preferencesOn(UUID task) {
        return judgements.on(task);
    }

    @Override
    public List<Numbered> preferencesAfter(long number, int limit) {
        return judgements.after(number, limit);
    }

    @Override
    public List<Preference> retractedSince(Instant time) {
        return judgements.retractedSince(time);
    }

    @Override
    public List<Assignment> assigned(String annotator, TaskState state, int limit) {
        return reading(holdings -> holdings.ofState(annotator, state, limit));
    }

    @Override
    public long given(String annotator) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT COUNT(*) FROM annotation_assignment WHERE annotator = :annotator")
                                .bind("annotator", annotator)
                                .mapTo(Long.class)
                                .one());
    }

    @Override
    public AnnotatorStats stats(String annotator, QueueKind queue) {
        return reading(
                holdings ->
                        new AnnotatorStats(
                                holdings.count(annotator, TaskState.DONE),
                                holdings.countFree(annotator, queue),
                                holdings.count(annotator, TaskState.DRAFT),
                                holdings.count(annotator, TaskState.SKIPPED),
                                judgements.medianMillis(holdings.handle(), annotator)));
    }
}
