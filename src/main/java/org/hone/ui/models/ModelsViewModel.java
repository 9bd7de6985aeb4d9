package org.hone.ui.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hone.assistant.AddedModel;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.ModelShelf;
import org.hone.assistant.ModelsAssistant;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.task.TaskExecutor;

/** What the screen of the models shows and does. Used on the FX thread only. */
public final class ModelsViewModel {
    private final Assistant assistant;
    private final TaskExecutor tasks;
    private final Consumer<AssistantStatus> onStatus;
    private final ResourceBundle text;
    private final LongWork work;
    private final ObjectProperty<Optional<ModelShelf>> shelf =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<List<ModelVersion>> versions =
            new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<AddedModel>> selected =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Path>> proposal =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty copying = new SimpleBooleanProperty();
    private final BooleanProperty removing = new SimpleBooleanProperty();
    private final StringProperty error = new SimpleStringProperty("");
    private final StringProperty message = new SimpleStringProperty("");

    /**
     * @param onStatus hears how the assistant is after a change
     * @param text what the screen says by itself
     */
    public ModelsViewModel(
            Assistant assistant,
            TaskExecutor tasks,
            Consumer<AssistantStatus> onStatus,
            ResourceBundle text) {
        this.assistant = assistant;
        this.tasks = tasks;
        this.onStatus = onStatus;
        this.text = text;
        work = new LongWork(tasks, new ModelWords(text));
        selected.addListener((property, old, now) -> removing.set(false));
    }

    /** The added models; empty until the assistant has told. */
    public ReadOnlyObjectProperty<Optional<ModelShelf>> shelf() {
        return shelf;
    }

    /** The models in use, one per role. */
    public ReadOnlyObjectProperty<List<ModelVersion>> versions() {
        return versions;
    }

    /** The added model whose card is shown. */
    public ReadOnlyObjectProperty<Optional<AddedModel>> selected() {
        return selected;
    }

    /** A folder or file that may be added, and is asked about. */
    public ReadOnlyObjectProperty<Optional<Path>> proposal() {
        return proposal;
    }

    /** Whether the proposal is to be copied; else it is used where it is. */
    public BooleanProperty copying() {
        return copying;
    }

    /** Whether the user is asked if the selected model is to be removed. */
    public BooleanProperty removing() {
        return removing;
    }

    /** Why the last attempt failed; empty if it did not. */
    public ReadOnlyStringProperty error() {
        return error;
    }

    /** What was done last; empty once something else begins. */
    public ReadOnlyStringProperty message() {
        return message;
    }

    /** What is being added or verified. */
    public LongWork work() {
        return work;
    }

    /** Tells how the assistant is now. */
    public void status(AssistantStatus status) {
        versions.set(status.models());
    }

    /**
     * Reads the list again. While the assistant is starting it stays as it is, without an error.
     */
    public void load() {
        load(selected.get().map(AddedModel::id).orElse(""));
    }

    private void load(String select) {
        tasks.submit(
                (progress, cancellation) -> assistant.models().list(),
                now -> {
                    shelf.set(Optional.of(now));
                    selected.set(now.model(select).or(() -> now.models().stream().findFirst()));
                    now.troubles().stream().findFirst().ifPresent(error::set);
                },
                failure -> {
                    boolean starting =
                            failure instanceof AssistantException refused
                                    && refused.reason() == AssistantException.Reason.DISCONNECTED;
                    if (!starting) {
                        fail(failure);
                    }
                });
    }

    /** Shows another card. */
    public void select(AddedModel model) {
        selected.set(Optional.of(model));
    }

    /** Asks the user how this folder or file is to be added. */
    public void propose(Path path) {
        if (!work.busy().get()) {
            begin();
            copying.set(false);
            proposal.set(Optional.of(path.toAbsolutePath()));
        }
    }

    /** Adds what was proposed. */
    public void add() {
        proposal.get().ifPresent(path -> add(path, copying.get()));
    }

    private void add(Path path, boolean copy) {
        begin();
        work.start(
                text.getString("models.adding").formatted(path.getFileName()),
                (progress, cancellation) ->
                        assistant.models().add(path.toString(), copy, progress, cancellation),
                added -> {
                    message.set(text.getString("models.added").formatted(added.id()));
                    load(added.id());
                },
                this::fail);
    }

    /**
     * Stops what is being added or verified, or what the user is asked; the first that there is.
     */
    public void cancel() {
        if (work.busy().get()) {
            work.cancel();
            message.set(text.getString("models.cancelled"));
            load();
        } else {
            proposal.set(Optional.empty());
            removing.set(false);
        }
    }

    /** Compares the selected model's files with their checksums. */
    public void verify() {
        selected.get().ifPresent(this::verify);
    }

    private void verify(AddedModel model) {
        begin();
        work.start(
                text.getString("models.verifying").formatted(model.id()),
                (progress, cancellation) ->
                        assistant.models().verify(model.id(), progress, cancellation),
                check -> {
                    if (check.sound()) {
                        message.set(text.getString("models.verified").formatted(model.id()));
                    } else {
                        error.set(text.getString("models.mend").formatted(model.id()));
                    }
                    load(model.id());
                },
                this::fail);
    }

    /** Asks the user whether the selected model is to be removed. */
    public void askToRemove() {
        if (selected.get().isPresent() && !work.busy().get()) {
            begin();
            removing.set(true);
        }
    }

    /** Removes the selected model, once the user was asked. */
    public void remove() {
        if (removing.get()) {
            AddedModel model = selected.get().orElseThrow();
            begin();
            tasks.submit(
                    (progress, cancellation) -> {
                        assistant.models().remove(model.id());
                        return model.id();
                    },
                    id -> {
                        message.set(text.getString("models.removed").formatted(id));
                        load();
                    },
                    this::fail);
        }
    }

    /** Uses the selected model from now on. */
    public void use(ModelRole role) {
        selected.get().ifPresent(model -> change(models -> models.use(role, model.id())));
    }

    /** Uses what ships with Hone from now on. */
    public void useShipped(ModelRole role) {
        change(models -> models.useShipped(role));
    }

    /** A change of what is in use. */
    @FunctionalInterface
    private interface Change {
        AssistantStatus on(ModelsAssistant models);
    }

    private void change(Change change) {
        begin();
        work.start(
                text.getString("models.switching"),
                (progress, cancellation) -> change.on(assistant.models()),
                status -> {
                    message.set(text.getString("models.switched"));
                    versions.set(status.models());
                    onStatus.accept(status);
                    load();
                },
                this::fail);
    }

    private void begin() {
        proposal.set(Optional.empty());
        removing.set(false);
        error.set("");
        message.set("");
    }

    private void fail(Throwable failure) {
        error.set(failure.getMessage());
    }
}
