package org.hone.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.ShownPlan;
import org.hone.domain.LinkedEntity;
import org.hone.domain.ModelVersion;
import org.hone.ui.copilot.CopilotView;
import org.hone.ui.copilot.CopilotViewModel;
import org.hone.ui.fx.FxTaskExecutor;
import org.hone.ui.fx.ViewLoader;
import org.hone.ui.results.ResultsView;
import org.hone.ui.results.ResultsViewModel;
import org.hone.ui.shell.ShellView;
import org.hone.ui.shell.Shortcut;
import org.hone.ui.shell.ShortcutsDialog;

/** The window: its screens and what they share. Made and used on the FX thread. */
public final class HoneWindow {
    private final Stage stage;
    private final Assistant assistant;
    private final FxTaskExecutor tasks;
    private final ResourceBundle text = ResourceBundle.getBundle("org.hone.ui.text");
    private final CopilotViewModel copilotModel;
    private final ResultsViewModel resultsModel;
    private final CopilotView copilot;
    private final ShellView shell;
    private final ResultsView results;
    private boolean dark;

    /**
     * @param assistant asked anew for its parts at each call
     * @param saveAs asks for a file to write, given a proposed name
     */
    public HoneWindow(
            Stage stage,
            Assistant assistant,
            FxTaskExecutor tasks,
            Function<String, Optional<Path>> saveAs,
            boolean dark) {
        this.stage = stage;
        this.assistant = assistant;
        this.tasks = tasks;
        this.dark = dark;
        ViewLoader views = new ViewLoader(text);
        copilotModel = new CopilotViewModel(assistant, tasks, FxTaskExecutor::onFxThread, "");
        resultsModel = new ResultsViewModel(assistant, tasks, FxTaskExecutor::onFxThread);
        copilot = new CopilotView(copilotModel, text, views, this::submit);
        results = new ResultsView(resultsModel, text, views, tasks, saveAs, this::showCopilot);
        shell =
                new ShellView(
                        this::switchTheme,
                        this::showHelp,
                        List.of(
                                shortcut("F1", "shell.key.help", this::showHelp),
                                shortcut("?", "shell.key.help", this::showHelp)));
        Parent root = views.load(shell);
        shell.show(copilot);
        shell.status(text.getString("shell.starting"));
        Scene scene = new Scene(root, 1280, 800);
        scene.getStylesheets().add(HoneWindow.class.getResource("hone.css").toExternalForm());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, shell::press);
        stage.setScene(scene);
        stage.setTitle("Hone");
        stage.setMinWidth(1024);
        stage.setMinHeight(700);
    }

    /** Shows the window. */
    public void show() {
        applyTheme();
        stage.show();
    }

    private void applyTheme() {
        Application.setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
    }

    private void switchTheme() {
        dark = !dark;
        applyTheme();
    }

    /** The assistant answers now: fills in what hangs on it. */
    public void assistantReady() {
        tasks.submit(
                (progress, cancellation) -> assistant.copilot().exampleQueries(),
                copilot::offer,
                failure -> shell.notice(failure.getMessage()));
        tasks.submit(
                (progress, cancellation) -> assistant.settingsAssistant().status(),
                this::showStatus,
                failure -> shell.notice(failure.getMessage()));
    }

    /** The assistant died and is being started again. */
    public void assistantDied() {
        shell.notice(text.getString("shell.died"));
        shell.status(text.getString("shell.starting"));
    }

    /** The assistant will not come. */
    public void assistantGaveUp(String message) {
        shell.notice(message);
        shell.status(text.getString("shell.stopped"));
    }

    private void showStatus(AssistantStatus status) {
        String models =
                status.models().stream().map(HoneWindow::inWords).collect(Collectors.joining(", "));
        shell.status(
                text.getString("shell.status")
                        .formatted(status.service(), status.device(), models, status.policy()));
    }

    private static String inWords(ModelVersion version) {
        return version.trained() ? version.name() : version.name() + " (not trained)";
    }

    private void submit(ShownPlan plan, String planText) {
        shell.show(results);
        resultsModel.submit(
                plan.suggestion(),
                plan.query(),
                plan.entities().stream().map(LinkedEntity::entity).toList(),
                planText);
    }

    private void showCopilot() {
        shell.show(copilot);
    }

    private Shortcut shortcut(String keys, String meaning, Runnable action) {
        return Shortcut.of(keys, text.getString(meaning), action);
    }

    private void showHelp() {
        new ShortcutsDialog(text, shell.shortcuts(), stage).show();
    }

    /**
     * Asks a question, perhaps submits its plan, and tells when the screen has come to rest: for
     * pictures and demonstrations.
     */
    public void demonstrate(String question, boolean andSubmit, Runnable atRest) {
        copilotModel
                .history()
                .plans()
                .addListener(
                        (javafx.collections.ListChangeListener<ShownPlan>)
                                change -> {
                                    if (!copilotModel.history().plans().isEmpty()) {
                                        if (andSubmit) {
                                            FxTaskExecutor.later(copilot::submit);
                                        } else {
                                            settle(atRest);
                                        }
                                    }
                                });
        resultsModel
                .outcome()
                .addListener((property, old, now) -> now.ifPresent(outcome -> settle(atRest)));
        copilotModel.query().set(question);
        copilotModel.ask();
    }

    /** Brings the picture of the answer to the front. */
    public void showPicture() {
        results.showPicture();
    }

    /** Tells when the screen, as it is, has been laid out and drawn. */
    public void settle(Runnable atRest) {
        PauseTransition pause = new PauseTransition(Duration.millis(700));
        pause.setOnFinished(event -> atRest.run());
        pause.play();
    }
}
