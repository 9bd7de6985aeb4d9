package org.hone.ui;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.ShownPlan;
import org.hone.domain.LinkedEntity;
import org.hone.ui.copilot.CopilotView;
import org.hone.ui.copilot.CopilotViewModel;
import org.hone.ui.copilot.TypingPause;
import org.hone.ui.fx.FxTaskExecutor;
import org.hone.ui.fx.ViewLoader;
import org.hone.ui.models.ModelsView;
import org.hone.ui.models.ModelsViewModel;
import org.hone.ui.results.ResultsView;
import org.hone.ui.results.ResultsViewModel;
import org.hone.ui.settings.Folders;
import org.hone.ui.settings.Preferences;
import org.hone.ui.settings.SettingsView;
import org.hone.ui.settings.SettingsViewModel;
import org.hone.ui.settings.Theme;
import org.hone.ui.settings.WindowPreferences;
import org.hone.ui.shell.Notice;
import org.hone.ui.shell.Place;
import org.hone.ui.shell.ShellView;
import org.hone.ui.shell.Shortcut;
import org.hone.ui.shell.ShortcutsDialog;
import org.hone.ui.shell.StatusWatch;

/** The window: its screens and what they share. Made and used on the FX thread. */
public final class HoneWindow {
    private static final Duration STATUS_EVERY = Duration.seconds(10);

    private final Stage stage;
    private final Assistant assistant;
    private final FxTaskExecutor tasks;
    private final ResourceBundle text = ResourceBundle.getBundle("org.hone.ui.text");
    private final Preferences preferences;
    private final CopilotViewModel copilotModel;
    private final ResultsViewModel resultsModel;
    private final ModelsViewModel modelsModel;
    private final SettingsViewModel settingsModel;
    private final CopilotView copilot;
    private final ResultsView results;
    private final Place copilotPlace;
    private final Place settingsPlace;
    private final List<Place> places;
    private final ShellView shell;
    private final StatusWatch watch;
    private final Appearance appearance;
    private boolean ready;

    /**
     * @param assistant asked anew for its parts at each call
     */
    public HoneWindow(Stage stage, Assistant assistant, FxTaskExecutor tasks, Desktop desktop) {
        this.stage = stage;
        this.assistant = assistant;
        this.tasks = tasks;
        preferences =
                new Preferences(
                        desktop.preferences(), desktop.kept().preferences(), tasks, this::fail);
        ViewLoader views = new ViewLoader(text);
        copilotModel =
                new CopilotViewModel(
                        assistant,
                        tasks,
                        FxTaskExecutor::onFxThread,
                        TypingPause.of(Duration.millis(150)),
                        preferences::annotator);
        resultsModel = new ResultsViewModel(assistant, tasks, FxTaskExecutor::onFxThread);
        modelsModel = new ModelsViewModel(assistant, tasks, this::hearOfModels, text);
        settingsModel = new SettingsViewModel(assistant, tasks, preferences, this::hear, text);
        copilot =
                new CopilotView(copilotModel, views, this::submit, Optional.of(this::openSettings));
        results =
                new ResultsView(
                        resultsModel, text, views, tasks, desktop.saveAs(), this::showCopilot);
        Folders folders = new Folders(desktop.dataFolder(), desktop.opener(), tasks);
        SettingsView settings = new SettingsView(settingsModel, folders, views, this::showHelp);
        copilotPlace =
                new Place(
                        "copilot",
                        text.getString("shell.copilot"),
                        "fth-message-square",
                        copilot,
                        new SimpleBooleanProperty());
        Place modelsPlace =
                new Place(
                        "models",
                        text.getString("shell.models"),
                        "fth-package",
                        new ModelsView(modelsModel, desktop.models(), views),
                        new SimpleBooleanProperty());
        settingsPlace =
                new Place(
                        "settings",
                        text.getString("shell.settings"),
                        "fth-settings",
                        settings,
                        settingsModel.dirty());
        places = List.of(copilotPlace, modelsPlace, settingsPlace);
        shell = new ShellView(views, places, this::switchTheme, this::showHelp, everywhere());
        watch =
                new StatusWatch(
                        assistant,
                        tasks,
                        shell.notices(),
                        text,
                        this::showStatus,
                        this::openSettings);
        Scene scene = new Scene(shell.root());
        scene.getStylesheets().add(HoneWindow.class.getResource("hone.css").toExternalForm());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, shell::press);
        appearance = new Appearance(scene, tasks, desktop.prefersDark());
        shell.waiting(text.getString("shell.starting"));
        desktop.kept().trouble().ifPresent(this::say);
        stage.setScene(scene);
        stage.setTitle("Hone");
        stage.setMinWidth(WindowPreferences.MIN_WIDTH);
        stage.setMinHeight(WindowPreferences.MIN_HEIGHT);
        WindowSize.restore(stage, preferences);
        preferences.current().addListener((property, old, now) -> use(now));
        use(preferences.current().get());
    }

    private List<Shortcut> everywhere() {
        return List.of(
                Shortcut.of(
                        "Shortcut+Comma",
                        text.getString("shell.key.go").formatted(settingsPlace.title()),
                        this::openSettings),
                shortcut("F1", "shell.key.help", this::showHelp),
                shortcut("?", "shell.key.help", this::showHelp));
    }

    /** Shows the window, and asks how the assistant is while it is in front. */
    public void show() {
        Timeline asking = new Timeline(new KeyFrame(STATUS_EVERY, event -> watchWhenInFront()));
        asking.setCycleCount(Animation.INDEFINITE);
        stage.focusedProperty()
                .addListener(
                        (property, old, now) -> {
                            if (now) {
                                appearance.followPlatform();
                                watchWhenInFront();
                            }
                        });
        stage.showingProperty()
                .addListener(
                        (property, old, now) -> {
                            if (now) {
                                asking.play();
                            } else {
                                asking.stop();
                            }
                        });
        stage.show();
        copilot.shown();
    }

    private void watchWhenInFront() {
        if (stage.isFocused() && ready) {
            watch.ask();
        }
    }

    private void use(WindowPreferences now) {
        appearance.use(now);
        shell.annotator(now.annotator());
    }

    /** Keeps the preferences, the window's size among them; blocks, on any thread but FX's. */
    public void keepPreferences() throws IOException {
        preferences.keep();
    }

    /** Has these colours from now on, without keeping that. */
    public void useTheme(Theme theme) {
        appearance.insist(theme);
    }

    private void switchTheme() {
        Theme other = appearance.dark() ? Theme.LIGHT : Theme.DARK;
        appearance.insist(other);
        preferences.change(now -> now.withTheme(other));
    }

    /** The names of the places, for {@link #open}. */
    public List<String> places() {
        return places.stream().map(Place::name).toList();
    }

    /** Shows the place of this name, if there is one. */
    public void open(String name) {
        places.stream().filter(place -> place.name().equals(name)).forEach(shell::open);
    }

    /** Shows the settings. */
    public void openSettings() {
        shell.open(settingsPlace);
    }

    /** The assistant answers now: fills in what hangs on it. */
    public void assistantReady() {
        ready = true;
        copilotModel.assistantReady();
        tasks.submit(
                (progress, cancellation) -> assistant.copilot().exampleQueries(),
                copilot::offer,
                this::fail);
        modelsModel.load();
        settingsModel.load();
        watch.ask();
    }

    /** The assistant died and is being started again. */
    public void assistantDied() {
        ready = false;
        say(text.getString("shell.died"));
        shell.waiting(text.getString("shell.starting"));
    }

    /** The assistant will not come. */
    public void assistantGaveUp(String message) {
        ready = false;
        say(message);
        shell.waiting(text.getString("shell.stopped"));
    }

    private void hear(AssistantStatus status) {
        watch.hear(status);
    }

    /** What is in use was changed on the screen of the models. */
    private void hearOfModels(AssistantStatus status) {
        watch.hear(status);
        settingsModel.load();
    }

    private void showStatus(AssistantStatus status) {
        shell.status(status);
        modelsModel.status(status);
        settingsModel.status(status);
    }

    private void say(String sentence) {
        shell.notices().add(Notice.of(sentence));
    }

    private void fail(Throwable failure) {
        say(failure.getMessage());
    }

    private void submit(ShownPlan plan, String planText) {
        shell.show(copilotPlace, results);
        resultsModel.submit(
                plan.suggestion(),
                plan.query(),
                plan.entities().stream().map(LinkedEntity::entity).toList(),
                planText);
    }

    private void showCopilot() {
        shell.show(copilotPlace, copilot);
    }

    private Shortcut shortcut(String keys, String meaning, Runnable action) {
        return Shortcut.of(keys, text.getString(meaning), action);
    }

    private void showHelp() {
        new ShortcutsDialog(text, shell.shortcuts(), stage).show();
    }

    /** Plays through the screens by itself, for pictures. */
    public Demonstration demonstration() {
        return new Demonstration(copilotModel, copilot, resultsModel, results, modelsModel);
    }
}
