package org.hone.ui.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hone.assistant.Assistant;
import org.hone.domain.Entity;
import org.hone.domain.Outcome;
import org.hone.domain.StepResult;
import org.hone.task.Cancellation;
import org.hone.task.TaskExecutor;
import org.hone.ui.results.picture.PlacedGraph;

/** A submitted plan on its way. Used on the FX thread only. */
public final class ResultsViewModel {
    private final Assistant assistant;
    private final TaskExecutor tasks;
    private final Function<Consumer<List<StepResult>>, Consumer<StepResult>> listening;
    private final ObservableList<StepResult> steps = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Outcome>> outcome =
            new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty error = new SimpleStringProperty("");
    private final BooleanProperty running = new SimpleBooleanProperty();
    private final ObjectProperty<PlacedGraph> picture =
            new SimpleObjectProperty<>(PlacedGraph.EMPTY);
    private Cancellation submission = Cancellation.none();

    /**
     * @param listening makes a consumer that any thread may call out of one on the FX thread
     */
    public ResultsViewModel(
            Assistant assistant,
            TaskExecutor tasks,
            Function<Consumer<List<StepResult>>, Consumer<StepResult>> listening) {
        this.assistant = assistant;
        this.tasks = tasks;
        this.listening = listening;
    }

    /** How each step stands, in plan order. */
    public ObservableList<StepResult> steps() {
        return steps;
    }

    /** The whole answer, when it is there. */
    public ObjectProperty<Optional<Outcome>> outcome() {
        return outcome;
    }

    /** How the entities hang together; comes a little after the answer. */
    public ObjectProperty<PlacedGraph> picture() {
        return picture;
    }

    /** The question. */
    public StringProperty title() {
        return title;
    }

    /** What went wrong, in one sentence. */
    public StringProperty error() {
        return error;
    }

    public BooleanProperty running() {
        return running;
    }

    /**
     * Runs a plan.
     *
     * @param asked the entities that the question names
     */
    public void submit(UUID suggestion, String question, List<Entity> asked, String planText) {
        submission.request();
        Cancellation mine = new Cancellation();
        submission = mine;
        steps.clear();
        outcome.set(Optional.empty());
        picture.set(PlacedGraph.EMPTY);
        error.set("");
        title.set(question);
        running.set(true);
        Consumer<StepResult> listener =
                listening.apply(
                        results -> {
                            if (submission == mine) {
                                heard(results);
                            }
                        });
        tasks.submit(
                (progress, cancellation) ->
                        assistant.copilot().submit(suggestion, planText, listener, mine),
                result -> {
                    if (submission == mine) {
                        done(result);
                        draw(mine, asked, result);
                    }
                },
                failure -> {
                    if (submission == mine) {
                        failed(failure);
                    }
                });
    }

    private void failed(Throwable failure) {
        running.set(false);
        error.set(failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    private void heard(List<StepResult> results) {
        if (outcome.get().isPresent()) {
            return;
        }
        Map<String, StepResult> latest = new LinkedHashMap<>();
        steps.forEach(step -> latest.put(step.step(), step));
        results.forEach(step -> latest.put(step.step(), step));
        steps.setAll(latest.values());
    }

    private void done(Outcome result) {
        running.set(false);
        outcome.set(Optional.of(result));
        steps.setAll(result.steps());
    }

    private void draw(Cancellation mine, List<Entity> asked, Outcome result) {
        tasks.submit(
                (progress, cancellation) -> PlacedGraph.of(asked, result, mine),
                placed -> {
                    if (submission == mine) {
                        picture.set(placed);
                    }
                },
                this::failed);
    }

    /** Stops the running plan; what it has found so far still comes. */
    public void cancel() {
        submission.request();
        running.set(false);
    }
}
