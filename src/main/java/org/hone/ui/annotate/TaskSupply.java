package org.hone.ui.annotate;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hone.assistant.AnnotationAssistant;
import org.hone.assistant.ShownTask;
import org.hone.domain.QueueKind;
import org.hone.domain.Seat;
import org.hone.task.TaskExecutor;

/** Has the next task at hand before it is asked for. Used on the FX thread only. */
final class TaskSupply {
    private final Supplier<AnnotationAssistant> annotation;
    private final TaskExecutor tasks;
    private final Supplier<Seat> seat;
    private final Consumer<Throwable> onFailure;
    private Optional<ShownTask> upcoming = Optional.empty();
    private Optional<Consumer<Optional<ShownTask>>> waiting = Optional.empty();
    private boolean fetching;
    private int generation;

    TaskSupply(
            Supplier<AnnotationAssistant> annotation,
            TaskExecutor tasks,
            Supplier<Seat> seat,
            Consumer<Throwable> onFailure) {
        this.annotation = annotation;
        this.tasks = tasks;
        this.seat = seat;
        this.onFailure = onFailure;
    }

    /** Forgets what is at hand. */
    void clear() {
        generation++;
        upcoming = Optional.empty();
        waiting = Optional.empty();
        fetching = false;
    }

    /**
     * Hands over the next task, at once when it is at hand; none when the queue has no more.
     *
     * @param inHand tasks that are on the screen
     */
    void take(QueueKind queue, Set<UUID> inHand, Consumer<Optional<ShownTask>> then) {
        if (upcoming.isPresent()) {
            Optional<ShownTask> ready = upcoming;
            upcoming = Optional.empty();
            then.accept(ready);
        } else {
            waiting = Optional.of(then);
            if (!fetching) {
                fetch(queue, inHand);
            }
        }
    }

    /** Fetches the task after the one on the screen. */
    void prefetch(QueueKind queue, Set<UUID> inHand) {
        if (upcoming.isEmpty() && !fetching) {
            fetch(queue, inHand);
        }
    }

    private void fetch(QueueKind queue, Set<UUID> inHand) {
        int mine = generation;
        fetching = true;
        Set<UUID> held = new HashSet<>(inHand);
        tasks.submit(
                (progress, cancellation) -> annotation.get().next(seat.get(), queue, held),
                task -> {
                    if (mine == generation) {
                        arrived(task);
                    }
                },
                failure -> {
                    if (mine == generation) {
                        fetching = false;
                        waiting.ifPresent(who -> onFailure.accept(failure));
                        waiting = Optional.empty();
                    }
                });
    }

    private void arrived(Optional<ShownTask> task) {
        fetching = false;
        if (waiting.isPresent()) {
            Consumer<Optional<ShownTask>> then = waiting.get();
            waiting = Optional.empty();
            then.accept(task);
        } else {
            upcoming = task;
        }
    }
}
