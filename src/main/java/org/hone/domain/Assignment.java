package org.hone.domain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A task as it stands with one annotator.
 *
 * @param task what is to be judged
 * @param annotator who judges
 * @param queue it was taken from
 * @param state how it stands
 * @param draft what was said so far; empty when nothing was
 */
public record Assignment(
        AnnotationTask task,
        String annotator,
        QueueKind queue,
        TaskState state,
        Optional<Judgement> draft) {
    public Assignment {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(annotator, "annotator");
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(draft, "draft");
    }

    /** The candidates' indexes in the order shown. */
    public List<Integer> order() {
        return task.order(annotator);
    }
}
