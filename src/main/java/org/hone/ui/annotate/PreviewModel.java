package org.hone.ui.annotate;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.hone.assistant.AnnotationAssistant;
import org.hone.domain.Seat;
import org.hone.domain.StepResult;
import org.hone.task.Cancellation;
import org.hone.task.TaskExecutor;

/** Answers of the plans that are compared, by position. Used on the FX thread only. */
public final class PreviewModel {
    private final Supplier<AnnotationAssistant> annotation;
    private final TaskExecutor tasks;
    private final Supplier<Seat> seat;
    private final ObservableMap<Integer, Preview> previews = FXCollections.observableHashMap();
    private Cancellation running = new Cancellation();

    /**
     * How one answer stands.
     *
     * @param running whether its calls run still
     * @param steps their results; empty while they run or when they could not
     * @param problem why there is no answer, one sentence; empty when there is one
     */
    public record Preview(boolean running, List<StepResult> steps, String problem) {
        public Preview {
            steps = List.copyOf(steps);
        }
    }

    PreviewModel(
            Supplier<AnnotationAssistant> annotation, TaskExecutor tasks, Supplier<Seat> seat) {
        this.annotation = annotation;
        this.tasks = tasks;
        this.seat = seat;
    }

    /** What there is to show, by position. */
    public ObservableMap<Integer, Preview> previews() {
        return previews;
    }

    /** Stops what runs and forgets the answers. */
    void clear() {
        running.request();
        running = new Cancellation();
        previews.clear();
    }

    /** Runs one plan's calls, or puts its answer away again. */
    void toggle(UUID task, int position) {
        if (previews.remove(position) != null) {
            return;
        }
        Cancellation mine = running;
        previews.put(position, new Preview(true, List.of(), ""));
        tasks.submit(
                (progress, cancellation) ->
                        annotation.get().preview(seat.get(), task, position, step -> {}, mine),
                steps -> show(mine, position, new Preview(false, steps, "")),
                failure ->
                        show(
                                mine,
                                position,
                                new Preview(
                                        false, List.of(), String.valueOf(failure.getMessage()))));
    }

    private void show(Cancellation mine, int position, Preview preview) {
        if (!mine.isRequested() && previews.containsKey(position)) {
            previews.put(position, preview);
        }
    }
}
