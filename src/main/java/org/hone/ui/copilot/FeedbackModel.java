package org.hone.ui.copilot;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hone.assistant.CopilotAssistant;
import org.hone.assistant.ShownPlan;
import org.hone.task.TaskExecutor;

/** What the analyst thinks of the plan that is shown. Used on the FX thread only. */
public final class FeedbackModel {
    private final Supplier<CopilotAssistant> copilot;
    private final TaskExecutor tasks;
    private final ReadOnlyObjectProperty<Optional<ShownPlan>> shown;
    private final Consumer<Throwable> failed;
    private final Map<UUID, Boolean> ratings = new HashMap<>();
    private final ObjectProperty<Optional<Boolean>> rating =
            new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty message = new SimpleStringProperty("");

    FeedbackModel(
            Supplier<CopilotAssistant> copilot,
            TaskExecutor tasks,
            ReadOnlyObjectProperty<Optional<ShownPlan>> shown,
            Consumer<Throwable> failed) {
        this.copilot = copilot;
        this.tasks = tasks;
        this.shown = shown;
        this.failed = failed;
        shown.addListener(
                (property, old, now) -> {
                    message.set("");
                    showRating();
                });
    }

    /** Whether the plan that is shown was found right; empty before it was rated. */
    public ObjectProperty<Optional<Boolean>> rating() {
        return rating;
    }

    /** A short confirmation. */
    public StringProperty message() {
        return message;
    }

    private void showRating() {
        rating.set(shown.get().map(ShownPlan::suggestion).map(ratings::get));
    }

    /** Thumbs up or down on the plan that is shown; the same again changes nothing. */
    public void rate(boolean up, String confirmation) {
        if (!rating.get().equals(Optional.of(up))) {
            signal(
                    plan -> copilot.get().rate(plan, up),
                    plan -> ratings.put(plan, up),
                    confirmation);
        }
    }

    /** What the analyst says of the plan that is shown. */
    public void comment(String text, String confirmation) {
        signal(plan -> copilot.get().comment(plan, text), plan -> {}, confirmation);
    }

    private void signal(Consumer<UUID> tell, Consumer<UUID> told, String confirmation) {
        shown.get()
                .map(ShownPlan::suggestion)
                .ifPresent(
                        plan ->
                                tasks.submit(
                                        (progress, cancellation) -> {
                                            tell.accept(plan);
                                            return plan;
                                        },
                                        done -> {
                                            told.accept(done);
                                            showRating();
                                            message.set("");
                                            message.set(confirmation);
                                        },
                                        failed));
    }
}
