package org.hone.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tasks, who has which, and what was judged. Every write is on disk when it returns. A task is
 * never held by more annotators than its overlap says, whatever happens at the same time.
 */
public interface AnnotationRepository {
    /**
     * Stores a task; one of the same id is left as it is.
     *
     * @param uncertainty how unsure the reward model is of it; larger comes first in ACTIVE
     */
    void save(AnnotationTask task, double uncertainty);

    /** The task of that id. */
    Optional<AnnotationTask> task(UUID id);

    /** Whether there is a task for this query. */
    boolean hasTaskFor(String query);

    /** Tasks that can be given still, oldest first. */
    List<AnnotationTask> waiting(int limit);

    /** Says anew how unsure the reward model is of a task. */
    void uncertainty(UUID task, double uncertainty);

    /**
     * Gives a seat a task: one begun before, one it holds, or else a new one of the queue.
     *
     * @param inHand tasks that the seat has before it already
     * @param until the task goes back to the queue at this time unless something happens to it
     */
    Optional<Assignment> next(
            Seat seat, QueueKind queue, Set<UUID> inHand, Instant now, Instant until);

    /** Gives a seat a task that its annotator began or skipped; empty when others have it. */
    Optional<Assignment> open(Seat seat, UUID task, Instant now, Instant until);

    /**
     * Keeps what was said so far, and the task with the seat.
     *
     * @return whether the seat holds the task
     */
    boolean draft(Seat seat, UUID task, Judgement judgement, Instant now, Instant until);

    /**
     * Stores a judgement. One of the same id is left as it is.
     *
     * @return whether the annotator held the task; nothing is stored when not
     */
    boolean decide(Seat seat, Preference preference);

    /** Leaves a task to others; whether the annotator held it. */
    boolean skip(Seat seat, UUID task, Instant now);

    /**
     * Takes back the annotator's last judgement or skip. A judgement is kept as retracted.
     *
     * @return the task as it was before, with the judgement as its draft; empty when there is
     *     nothing to take back
     */
    Optional<Undone> undo(Seat seat, Instant now, Instant until);

    /**
     * What was taken back.
     *
     * @param assignment the task, held by the seat again
     * @param preference the retracted judgement; empty for a skip
     */
    record Undone(Assignment assignment, Optional<Preference> preference) {}

    /** Gives back what a seat holds and has not begun. */
    void release(Seat seat);

    /** The standing judgements of a task, oldest first. */
    List<Preference> preferencesOn(UUID task);

    /** A judgement and its place in the order in which they came. */
    record Numbered(long number, Preference preference) {}

    /** Standing judgements that came after a number, oldest first. */
    List<Numbered> preferencesAfter(long number, int limit);

    /** Judgements that were taken back at or after a time. */
    List<Preference> retractedSince(Instant time);

    /** An annotator's tasks of one state, newest first. */
    List<Assignment> assigned(String annotator, TaskState state, int limit);

    /** How many tasks an annotator was ever given. */
    long given(String annotator);

    /** How far an annotator is in a queue. */
    AnnotatorStats stats(String annotator, QueueKind queue);
}
