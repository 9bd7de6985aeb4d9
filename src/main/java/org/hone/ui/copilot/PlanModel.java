package org.hone.ui.copilot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hone.assistant.CopilotAssistant;
import org.hone.assistant.ShownPlan;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.task.BackgroundTask;
import org.hone.task.Cancellation;
import org.hone.task.TaskExecutor;

/** The plans for a question: asked for, streaming in, kept. Used on the FX thread only. */
public final class PlanModel {
    private final Supplier<CopilotAssistant> copilot;
    private final TaskExecutor tasks;
    private final Function<Consumer<List<String>>, Consumer<String>> streaming;
    private final ObjectProperty<Conversation> conversation;

    private final PlanHistory history = new PlanHistory();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final StringProperty preview = new SimpleStringProperty("");
    private final IntegerProperty asked = new SimpleIntegerProperty();
    private final ObjectProperty<Optional<Failure>> failure =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<PlanHistory.Kept>> left =
            new SimpleObjectProperty<>(Optional.empty());

    private int request;
    private Runnable last = () -> {};
    private Cancellation asking = Cancellation.none();

    PlanModel(
            Supplier<CopilotAssistant> copilot,
            TaskExecutor tasks,
            Function<Consumer<List<String>>, Consumer<String>> streaming,
            ObjectProperty<Conversation> conversation) {
        this.copilot = copilot;
        this.tasks = tasks;
        this.streaming = streaming;
        this.conversation = conversation;
        conversation.addListener((property, old, now) -> forget());
    }

    /** All plans suggested for the question. */
    public PlanHistory history() {
        return history;
    }

    /** Whether a plan is being made. */
    public BooleanProperty busy() {
        return busy;
    }

    /** The plan's text while it comes in. */
    public StringProperty preview() {
        return preview;
    }

    /** How many questions of this conversation got a plan. */
    public IntegerProperty asked() {
        return asked;
    }

    /** What went wrong last; empty when nothing did. */
    public ObjectProperty<Optional<Failure>> failure() {
        return failure;
    }

    /** The plans of the question before, to come back to. */
    ObjectProperty<Optional<PlanHistory.Kept>> left() {
        return left;
    }

    void ask(String text, Map<EntityMark, Entity> choices) {
        Conversation current = conversation.get();
        request(
                tokens ->
                        (progress, cancellation) ->
                                copilot.get()
                                        .ask(current.id(), text, choices, tokens, cancellation),
                plan -> {
                    leave();
                    asked.set(asked.get() + 1);
                });
    }

    void regenerate(ShownPlan rejected) {
        request(
                tokens ->
                        (progress, cancellation) ->
                                copilot.get()
                                        .regenerate(rejected.suggestion(), tokens, cancellation),
                plan -> {});
    }

    private void request(
            Function<Consumer<String>, BackgroundTask<ShownPlan>> work, Consumer<ShownPlan> first) {
        last = () -> request(work, first);
        asking.request();
        failure.set(Optional.empty());
        preview.set("");
        busy.set(true);
        asking =
                tasks.submit(
                        work.apply(tokens()),
                        plan -> {
                            busy.set(false);
                            first.accept(plan);
                            history.add(plan);
                        },
                        this::failed);
    }

    /** Tokens of this request; those of an earlier one that come late are not shown. */
    private Consumer<String> tokens() {
        int mine = ++request;
        return streaming.apply(
                pieces -> {
                    if (mine == request) {
                        preview.set(preview.get() + String.join("", pieces));
                    }
                });
    }

    void failed(Throwable thrown) {
        busy.set(false);
        failure.set(Optional.of(Failure.of(thrown)));
    }

    /** Does once more what failed. */
    void tryAgain() {
        last.run();
    }

    /** Stops what runs. */
    void cancel() {
        asking.request();
        busy.set(false);
    }

    private void leave() {
        history.keep().ifPresent(kept -> left.set(Optional.of(kept)));
        history.clear();
    }

    private void forget() {
        cancel();
        leave();
        asked.set(0);
        failure.set(Optional.empty());
    }

    /** Shows the plans of the question before in place of these, which can be come back to. */
    void comeBack() {
        left.get()
                .ifPresent(
                        before -> {
                            cancel();
                            left.set(history.keep());
                            history.restore(before);
                        });
    }
}
