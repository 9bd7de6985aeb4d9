package org.hone.ui;

import java.io.IOException;
import java.util.List;
import java.util.ResourceBundle;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.ShownPlan;
import org.hone.domain.LinkedEntity;
import org.hone.ui.fx.FxTaskExecutor;
import org.hone.ui.fx.ViewLoader;
import org.hone.ui.settings.Preferences;
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
    private final Screens screens;
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
        screens =
                new Screens(
                        new Screens.Shared(assistant, tasks, desktop, preferences, text, views),
                        new Screens.Ways(
                                this::submit,
                                this::showCopilot,
                                this::openSettings,
                                this::showHelp,
                                this::hear,
                                this::hearOfModels));
        shell =
                new ShellView(
                        views, screens.places(), this::switchTheme, this::showHelp, everywhere());
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
                        text.getString("shell.key.go").formatted(screens.settingsPlace().title()),
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
        screens.copilot().shown();
    }

    private void watchWhenInFront() {
        if (stage.isFocused() && ready) {
            watch.ask();
        }
    }

    private void use(WindowPreferences now) {
        appearance.use(now);
        shell.annotator(now.annotator());
        screens.annotateModel().annotator(now.annotator());
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
        return screens.places().stream().map(Place::name).toList();
    }

    /** Shows the place of this name, if there is one. */
    public void open(String name) {
        screens.places().stream().filter(place -> place.name().equals(name)).forEach(shell::open);
    }

    /** Shows the settings. */
    public void openSettings() {
        shell.open(screens.settingsPlace());
    }

    /** The assistant answers now: fills in what hangs on it. */
    public void assistantReady() {
        ready = true;
        screens.copilotModel().assistantReady();
        screens.annotateModel().assistantReady();
        tasks.submit(
                (progress, cancellation) -> assistant.copilot().exampleQueries(),
                screens.copilot()::offer,
                this::fail);
        screens.modelsModel().load();
        screens.settingsModel().load();
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
        screens.settingsModel().load();
    }

    private void showStatus(AssistantStatus status) {
        shell.status(status);
        screens.modelsModel().status(status);
        screens.settingsModel().status(status);
    }

    private void say(String sentence) {
        shell.notices().add(Notice.of(sentence));
    }

    private void fail(Throwable failure) {
        say(failure.getMessage());
    }

    private void submit(ShownPlan plan, String planText) {
        shell.show(screens.copilotPlace(), screens.results());
        screens.resultsModel()
                .submit(
                        plan.suggestion(),
                        plan.query(),
                        plan.entities().stream().map(LinkedEntity::entity).toList(),
                        planText);
    }

    private void showCopilot() {
        shell.show(screens.copilotPlace(), screens.copilot());
    }

    private Shortcut shortcut(String keys, String meaning, Runnable action) {
        return Shortcut.of(keys, text.getString(meaning), action);
    }

    private void showHelp() {
        new ShortcutsDialog(text, shell.shortcuts(), stage).show();
    }

    /** Plays through the screens by itself, for pictures. */
    public Demonstration demonstration() {
        return new Demonstration(
                screens.copilotModel(),
                screens.copilot(),
                screens.resultsModel(),
                screens.results(),
                screens.modelsModel());
    }
}
