package org.hone.ui.annotate;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.hone.assistant.AnnotationAssistant;
import org.hone.assistant.Opinions;
import org.hone.assistant.TaskSummary;
import org.hone.domain.AnnotatorStats;
import org.hone.domain.QueueKind;
import org.hone.domain.Seat;
import org.hone.domain.TaskState;
import org.hone.task.TaskExecutor;

/**
 * How far the annotator is, and what others think of the task judged last. Used on the FX thread
 * only.
 */
public final class StandingModel {
    private static final AnnotatorStats NOTHING = new AnnotatorStats(0, 0, 0, 0, 0);
    private static final int LONGEST_LIST = 25;

    private final Supplier<AnnotationAssistant> annotation;
    private final TaskExecutor tasks;
    private final Supplier<Seat> seat;
    private final ObjectProperty<AnnotatorStats> stats = new SimpleObjectProperty<>(NOTHING);
    private final ObjectProperty<Optional<Opinions>> opinions =
            new SimpleObjectProperty<>(Optional.empty());

    StandingModel(
            Supplier<AnnotationAssistant> annotation, TaskExecutor tasks, Supplier<Seat> seat) {
        this.annotation = annotation;
        this.tasks = tasks;
        this.seat = seat;
    }

    /** How far the annotator is. */
    public ObjectProperty<AnnotatorStats> stats() {
        return stats;
    }

    /** What others think of the task judged last. */
    public ObjectProperty<Optional<Opinions>> opinions() {
        return opinions;
    }

    /** Counts anew; a count that cannot be had stays as it was. */
    void count(QueueKind queue) {
        tasks.submit(
                (progress, cancellation) -> annotation.get().stats(seat.get(), queue),
                stats::set,
                failure -> {});
    }

    /** Asks what others think of a task that was judged. */
    void ask(UUID task) {
        tasks.submit(
                (progress, cancellation) -> annotation.get().opinions(seat.get(), task),
                found -> opinions.set(Optional.of(found)),
                failure -> {});
    }

    /** The opinions are no longer about the last task. */
    void forget() {
        opinions.set(Optional.empty());
    }

    /** An annotator's tasks of one state, for a menu. */
    void list(TaskState state, Consumer<List<TaskSummary>> then, Consumer<Throwable> onFailure) {
        tasks.submit(
                (progress, cancellation) -> annotation.get().tasks(seat.get(), state, LONGEST_LIST),
                then,
                onFailure);
    }
}
