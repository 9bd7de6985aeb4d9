package org.hone.ui.settings;

import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantSettings;
import org.hone.assistant.AssistantStatus;
import org.hone.task.TaskExecutor;

/** What the settings screen shows and does. Used on the FX thread only. */
public final class SettingsViewModel {
    private final Assistant assistant;
    private final TaskExecutor tasks;
    private final Preferences preferences;
    private final Consumer<AssistantStatus> onStatus;
    private final ResourceBundle text;

    private final SettingsDraft draft = new SettingsDraft();
    private final ObjectProperty<Optional<AssistantSettings>> saved =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty applying = new SimpleBooleanProperty();
    private final StringProperty error = new SimpleStringProperty("");
    private final StringProperty message = new SimpleStringProperty("");
    private final StringProperty policy = new SimpleStringProperty("");
    private final EndpointTrial test;
    private final EndpointTrial key;
    private final BooleanBinding dirty;
    private final ObjectBinding<Map<SettingsField, SettingsProblem>> problems;

    /**
     * @param onStatus hears how the assistant is after a change
     * @param text what the screen says by itself
     */
    public SettingsViewModel(
            Assistant assistant,
            TaskExecutor tasks,
            Preferences preferences,
            Consumer<AssistantStatus> onStatus,
            ResourceBundle text) {
        this.assistant = assistant;
        this.tasks = tasks;
        this.preferences = preferences;
        this.onStatus = onStatus;
        this.text = text;
        test = new EndpointTrial(() -> assistant, tasks);
        key = new EndpointTrial(() -> assistant, tasks);
        draft.show(preferences.current().get());
        preferences.current().addListener((property, old, now) -> draft.follow(old, now));
        Observable[] edited = draft.everything().toArray(Observable[]::new);
        problems = Bindings.createObjectBinding(draft::problems, edited);
        dirty = Bindings.createBooleanBinding(this::differs, edited);
        saved.addListener((property, old, now) -> dirty.invalidate());
        preferences.current().addListener((property, old, now) -> dirty.invalidate());
        for (Observable each : edited) {
            each.addListener(
                    changed -> {
                        message.set("");
                        test.forget();
                    });
        }
    }

    private boolean differs() {
        return windowDiffers() || assistantDiffers();
    }

    private boolean windowDiffers() {
        WindowPreferences kept = preferences.current().get();
        return !draft.window(kept).equals(kept);
    }

    private boolean assistantDiffers() {
        return saved.get().filter(kept -> !draft.assistant(kept).equals(kept)).isPresent();
    }

    /** The settings as they are being edited. */
    public SettingsDraft draft() {
        return draft;
    }

    /** Whether the assistant's settings are known. */
    public BooleanBinding known() {
        return Bindings.createBooleanBinding(() -> saved.get().isPresent(), saved);
    }

    /** Whether anything differs from what is in use. */
    public BooleanBinding dirty() {
        return dirty;
    }

    /** Whether a change is on its way to the assistant. */
    public ReadOnlyBooleanProperty applying() {
        return applying;
    }

    /** What is wrong with the draft, by field. */
    public ObjectBinding<Map<SettingsField, SettingsProblem>> problems() {
        return problems;
    }

    /** Whether Apply can be pressed. */
    public BooleanBinding appliable() {
        return Bindings.createBooleanBinding(
                () -> dirty.get() && problems.get().isEmpty() && !applying.get(),
                dirty,
                problems,
                applying);
    }

    /** Whether the endpoint of the draft can be asked. */
    public BooleanBinding testable() {
        return Bindings.createBooleanBinding(
                () -> SettingsChecks.ofEndpoint(draft).isEmpty() && !test.busy().get(),
                problems,
                test.busy());
    }

    /** Why the last attempt failed; empty if it did not. */
    public ReadOnlyStringProperty error() {
        return error;
    }

    /** What was done last; empty once something is edited. */
    public ReadOnlyStringProperty message() {
        return message;
    }

    /** How A1 and A2 are chosen between now, in one sentence. */
    public ReadOnlyStringProperty policy() {
        return policy;
    }

    /** The trial of the endpoint. */
    public EndpointTrial test() {
        return test;
    }

    /** The way of a key into the keyring. */
    public EndpointTrial key() {
        return key;
    }

    /** Tells how the assistant is now. */
    public void status(AssistantStatus status) {
        policy.set(status.policy());
    }

    /**
     * Reads the assistant's settings; what the user has edited meanwhile stays edited. While the
     * assistant is starting they stay unknown, which is no error.
     */
    public void load() {
        tasks.submit(
                (progress, cancellation) -> assistant.settingsAssistant().settings(),
                settings -> {
                    boolean edited = assistantDiffers();
                    saved.set(Optional.of(settings));
                    if (!edited) {
                        draft.show(settings);
                    }
                    error.set("");
                },
                failure -> {
                    boolean starting =
                            failure instanceof AssistantException refused
                                    && refused.reason() == AssistantException.Reason.DISCONNECTED;
                    error.set(starting ? "" : failure.getMessage());
                });
    }

    /** Uses the draft from now on, if it can be used. */
    public void apply() {
        if (!appliable().get()) {
            return;
        }
        error.set("");
        boolean change = assistantDiffers();
        preferences.change(draft::window);
        if (change) {
            change(draft.assistant(saved.get().orElseThrow()));
        } else {
            message.set(text.getString("settings.applied"));
        }
    }

    private void change(AssistantSettings settings) {
        applying.set(true);
        tasks.submit(
                (progress, cancellation) -> assistant.settingsAssistant().change(settings),
                status -> {
                    applying.set(false);
                    saved.set(Optional.of(settings));
                    message.set(text.getString("settings.applied"));
                    onStatus.accept(status);
                },
                failure -> {
                    applying.set(false);
                    error.set(failure.getMessage());
                });
    }

    /** Goes back to what is in use. */
    public void revert() {
        draft.show(preferences.current().get());
        saved.get().ifPresent(draft::show);
        error.set("");
    }

    /** Asks the endpoint of the draft for one word; nothing is stored. */
    public void testEndpoint() {
        AssistantSettings tried = draft.assistant(saved.get().orElse(AssistantSettings.DEFAULT));
        test.start(asked -> asked.settingsAssistant().testEndpoint(tried));
    }

    /**
     * Puts a key into the keyring of the assistant's machine.
     *
     * @param secret forgotten when the method of the assistant returns
     */
    public void keepKey(String secret) {
        String url = draft.endpointUrl().get().strip();
        if (problems.get().containsKey(SettingsField.ENDPOINT_URL)) {
            key.refuse(text.getString("settings.key.first"));
        } else if (secret.isBlank()) {
            key.refuse(text.getString("settings.key.empty"));
        } else {
            key.start(
                    asked -> {
                        asked.settingsAssistant().keepKey(url, secret.strip());
                        return text.getString("settings.key.kept").formatted(url);
                    });
        }
    }
}
