package org.hone.ui.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import org.hone.domain.Outcome;
import org.hone.domain.StepResult;
import org.hone.task.TaskExecutor;
import org.hone.ui.fx.ViewLoader;
import org.hone.ui.results.picture.EntityGraphView;
import org.hone.ui.shell.Screen;
import org.hone.ui.shell.Shortcut;

/** Binds the results screen. */
public final class ResultsView implements Screen {
    private final ResultsViewModel model;
    private final ResourceBundle text;
    private final Runnable back;
    private final AnswerPanes panes;
    private final EntityGraphView picture;
    private final Tab pictureTab;
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
        this.back = back;
        panes = new AnswerPanes(text, new Saving(text, tasks, saveAs));
        picture = new EntityGraphView(text, views, tasks, saveAs, this::showInTable);
        pictureTab = tab(text.getString("results.picture"), new PicturePane(picture));
        root = views.load(this);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Shortcut> shortcuts() {
        List<Shortcut> keys = new ArrayList<>();
        keys.add(key("Esc", "results.key.back", back));
        keys.add(key("Alt+Left", "results.key.back", back));
        keys.add(key("Shortcut+F", "results.key.find", this::find));
        keys.add(key("Shortcut+C", "results.key.copy", this::copy));
        keys.add(key("Shortcut+S", "results.key.save", () -> front().ifPresent(AnswerPane::save)));
        keys.add(key("Shortcut+G", "results.key.picture", this::showPicture));
        front().ifPresent(pane -> keys.addAll(pane.shortcuts()));
        return keys;
    }

    private Shortcut key(String keys, String meaning, Runnable action) {
        return Shortcut.of(keys, text.getString(meaning), action);
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
        steps.setCellFactory(list -> new StepCell(text, panes::status));
        model.outcome().addListener((property, old, now) -> show(now));
        model.picture().addListener((property, old, now) -> picture.show(now));
    }

    private void show(Optional<Outcome> outcome) {
        tables.getTabs().clear();
        outcome.ifPresent(
                done -> {
                    done.plan().returns().stream()
                            .flatMap(
                                    name ->
                                            done.steps().stream()
                                                    .filter(step -> step.step().equals(name)))
                            .map(step -> tab(panes.title(step), panes.pane(done, step)))
                            .forEach(tables.getTabs()::add);
                    tables.getTabs().add(pictureTab);
                });
    }

    private static Tab tab(String name, AnswerPane pane) {
        Tab tab = new Tab(name, pane.root());
        tab.setUserData(pane);
        tab.setClosable(false);
        return tab;
    }

    private static AnswerPane pane(Tab tab) {
        return (AnswerPane) tab.getUserData();
    }

    private Optional<AnswerPane> front() {
        return Optional.ofNullable(tables.getSelectionModel().getSelectedItem())
                .map(ResultsView::pane);
    }

    /** Brings the picture to the front, when there is an answer. */
    public void showPicture() {
        if (tables.getTabs().contains(pictureTab)) {
            tables.getSelectionModel().select(pictureTab);
            picture.focus();
        }
    }

    private boolean showInTable(String entityId) {
        return tables.getTabs().stream()
                .filter(tab -> pane(tab).show(entityId))
                .findFirst()
                .map(this::select)
                .isPresent();
    }

    private Tab select(Tab tab) {
        tables.getSelectionModel().select(tab);
        return tab;
    }

    private void find() {
        if (front().filter(AnswerPane::find).isEmpty()) {
            tables.getTabs().stream()
                    .filter(tab -> pane(tab).find())
                    .findFirst()
                    .ifPresent(tab -> select(tab).getContent().requestFocus());
        }
    }

    private void copy() {
        if (root.getScene().getFocusOwner() instanceof TextInputControl field) {
            field.copy();
        } else {
            front().ifPresent(AnswerPane::copy);
        }
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void back() {
        back.run();
    }
}
