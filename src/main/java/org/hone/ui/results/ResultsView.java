package org.hone.ui.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;
import org.hone.domain.Outcome;
import org.hone.domain.StepResult;
import org.hone.domain.StepStatus;
import org.hone.task.TaskExecutor;
import org.hone.ui.fx.ViewLoader;
import org.hone.ui.shell.Screen;
import org.hone.ui.shell.Shortcut;

/** Binds the results screen. */
public final class ResultsView implements Screen {
    private final ResultsViewModel model;
    private final ResourceBundle text;
    private final TaskExecutor tasks;
    private final Function<String, Optional<Path>> saveAs;
    private final Runnable back;
    private final Parent root;

    @FXML private Label title;
    @FXML private ProgressBar progress;
    @FXML private Label error;
    @FXML private ListView<StepResult> steps;
    @FXML private TabPane tables;
    @FXML private VBox waiting;

    /**
     * @param saveAs asks for a file to write, given a proposed name
     * @param back leaves the screen
     */
    public ResultsView(
            ResultsViewModel model,
            ResourceBundle text,
            ViewLoader views,
            TaskExecutor tasks,
            Function<String, Optional<Path>> saveAs,
            Runnable back) {
        this.model = model;
        this.text = text;
        this.tasks = tasks;
        this.saveAs = saveAs;
        this.back = back;
        root = views.load(this);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(key("Esc"), key("Alt+Left"));
    }

    private Shortcut key(String keys) {
        return Shortcut.of(keys, text.getString("results.key.back"), back);
    }

    @FXML
    private void initialize() {
        title.textProperty().bind(model.title());
        error.textProperty().bind(model.error());
        error.visibleProperty().bind(model.error().isNotEmpty());
        error.managedProperty().bind(model.error().isNotEmpty());
        waiting.visibleProperty().bind(model.running());
        waiting.managedProperty().bind(model.running());
        progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        steps.setItems(model.steps());
        steps.setCellFactory(list -> new StepCell(text));
        model.outcome().addListener((property, old, now) -> show(now));
    }

    private void show(Optional<Outcome> outcome) {
        tables.getTabs().clear();
        outcome.ifPresent(
                done ->
                        done.steps().stream()
                                .filter(
                                        step ->
                                                done.plan().returns().contains(step.step())
                                                        && step.status() == StepStatus.SUCCEEDED)
                                .forEach(step -> tables.getTabs().add(tab(step))));
    }

    private Tab tab(StepResult step) {
        Tab tab =
                new Tab(
                        text.getString("results.tab")
                                .formatted(step.step(), step.table().rows().size()));
        tab.setContent(new ResultTableView(step.step(), step.table(), text, tasks, saveAs));
        tab.setClosable(false);
        return tab;
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void back() {
        back.run();
    }

    /** One step with its state, time and error. */
    private static final class StepCell extends ListCell<StepResult> {
        private final ResourceBundle text;

        StepCell(ResourceBundle text) {
            this.text = text;
            setWrapText(true);
        }

        @Override
        protected void updateItem(StepResult step, boolean isEmpty) {
            super.updateItem(step, isEmpty);
            if (isEmpty || step == null) {
                setText(null);
                return;
            }
            String state =
                    text.getString(
                            "results.status."
                                    + step.status().name().toLowerCase(java.util.Locale.ROOT));
            String rows =
                    step.status() == StepStatus.SUCCEEDED
                            ? text.getString("results.rows")
                                    .formatted(
                                            step.table().rows().size(), step.elapsed().toMillis())
                            : step.error();
            setText(step.step() + "  \u2014  " + state + (rows.isEmpty() ? "" : "\n" + rows));
        }
    }
}
