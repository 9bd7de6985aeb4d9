package org.hone.ui.copilot;

import java.util.List;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.hone.assistant.PlanCheck;
import org.hone.assistant.ShownPlan;
import org.hone.domain.Entity;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Linking;
import org.hone.domain.UnknownMention;
import org.hone.ui.fx.ViewLoader;
import org.hone.ui.shell.Screen;
import org.hone.ui.shell.Shortcut;

/** Binds the copilot screen. */
public final class CopilotView implements Screen {
    private final CopilotViewModel model;
    private final ResourceBundle text;
    private final BiConsumer<ShownPlan, String> submit;
    private final Parent root;

    @FXML private TextField query;
    @FXML private Button ask;
    @FXML private FlowPane chips;
    @FXML private VBox empty;
    @FXML private VBox examples;
    @FXML private VBox generating;
    @FXML private ProgressBar progress;
    @FXML private Label preview;
    @FXML private VBox plan;
    @FXML private Label counter;
    @FXML private Button earlier;
    @FXML private Button later;
    @FXML private VBox steps;
    @FXML private TextArea editor;
    @FXML private VBox problems;
    @FXML private Button submitButton;
    @FXML private Button regenerate;
    @FXML private Button edit;
    @FXML private TextField comment;
    @FXML private Label message;
    @FXML private Label error;

    /**
     * @param submit runs a plan's text
     */
    public CopilotView(
            CopilotViewModel model,
            ResourceBundle text,
            ViewLoader views,
            BiConsumer<ShownPlan, String> submit) {
        this.model = model;
        this.text = text;
        this.submit = submit;
        root = views.load(this);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                key("Shortcut+Enter", "copilot.key.submit", this::submit),
                key("Shortcut+R", "copilot.key.regenerate", this::regenerate),
                key("Shortcut+E", "copilot.key.edit", this::edit),
                key("Shortcut+N", "copilot.key.new", this::newSession),
                key("Esc", "copilot.key.escape", this::escape));
    }

    private Shortcut key(String keys, String meaning, Runnable action) {
        return Shortcut.of(keys, text.getString(meaning), action);
    }

    private void escape() {
        if (model.editing().get()) {
            edit();
        } else {
            model.cancel();
        }
    }

    @FXML
    private void initialize() {
        query.textProperty().bindBidirectional(model.query());
        ask.disableProperty().bind(model.query().isEmpty().or(model.busy()));
        shownWhen(generating, model.busy());
        progress.progressProperty().set(ProgressBar.INDETERMINATE_PROGRESS);
        preview.textProperty().bind(model.preview());
        shownWhen(plan, model.history().hasPlan().and(model.busy().not()));
        shownWhen(
                empty,
                model.history()
                        .hasPlan()
                        .not()
                        .and(model.busy().not())
                        .and(model.error().isEmpty()));
        shownWhen(error, model.error().isNotEmpty());
        error.textProperty().bind(model.error());
        message.textProperty().bind(model.message());
        earlier.disableProperty().bind(model.history().hasEarlier().not());
        later.disableProperty().bind(model.history().hasLater().not());
        submitButton.disableProperty().bind(model.submittable().not());
        shownWhen(editor, model.editing());
        shownWhen(problems, model.editing());
        shownWhen(steps, model.editing().not());
        editor.textProperty().bindBidirectional(model.edited());
        model.editing()
                .addListener(
                        (property, old, now) ->
                                edit.setText(
                                        text.getString(
                                                now ? "copilot.edit.close" : "copilot.edit")));
        model.linking().addListener((property, old, now) -> showChips(now));
        model.history().position().addListener((property, old, now) -> showPlan());
        model.history()
                .plans()
                .addListener(
                        (javafx.collections.ListChangeListener<ShownPlan>) change -> showPlan());
        model.check().addListener((property, old, now) -> showProblems(now));
    }

    private static void shownWhen(Node node, javafx.beans.value.ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    /** Offers questions to begin with. */
    public void offer(List<String> questions) {
        examples.getChildren()
                .setAll(
                        questions.stream()
                                .map(
                                        question -> {
                                            Button button = new Button(question);
                                            button.getStyleClass().add("example");
                                            button.setMaxWidth(Double.MAX_VALUE);
                                            button.setOnAction(
                                                    event -> {
                                                        model.query().set(question);
                                                        model.ask();
                                                    });
                                            return button;
                                        })
                                .collect(Collectors.toList()));
    }

    private void showChips(Linking linking) {
        chips.getChildren().clear();
        linking.entities().forEach(link -> chips.getChildren().add(chip(link)));
        linking.unknown().forEach(unknown -> chips.getChildren().add(unknown(unknown)));
    }

    private Node chip(LinkedEntity link) {
        Entity entity = model.chosen(link.mark(), link.entity());
        if (link.alternatives().isEmpty()) {
            Label label = new Label(entity.name() + "  \u00b7  " + entity.kind());
            label.getStyleClass().add("chip");
            return label;
        }
        MenuButton menu = new MenuButton(entity.name() + "  \u00b7  " + entity.kind());
        menu.getStyleClass().addAll("chip", "ambiguous");
        java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(link.entity()), link.alternatives().stream())
                .forEach(
                        other -> {
                            MenuItem item =
                                    new MenuItem(other.name() + "  \u00b7  " + other.kind());
                            item.setOnAction(
                                    event -> {
                                        model.choose(link.mark(), other);
                                        menu.setText(item.getText());
                                    });
                            menu.getItems().add(item);
                        });
        return menu;
    }

    private Node unknown(UnknownMention unknown) {
        FlowPane box =
                new FlowPane(
                        6,
                        4,
                        new Label(text.getString("copilot.unknown").formatted(unknown.text())));
        box.getStyleClass().add("unknown");
        for (Entity near : unknown.nearest()) {
            Hyperlink link = new Hyperlink(near.name());
            link.setOnAction(
                    event ->
                            model.query()
                                    .set(
                                            new StringBuilder(model.query().get())
                                                    .replace(
                                                            unknown.start(),
                                                            unknown.end(),
                                                            near.name())
                                                    .toString()));
            box.getChildren().add(link);
        }
        return box;
    }

    private void showPlan() {
        model.shown()
                .ifPresent(
                        shown -> {
                            counter.setText(
                                    text.getString("copilot.counter")
                                            .formatted(
                                                    model.history().position().get() + 1,
                                                    model.history().plans().size()));
                            steps.getChildren().setAll(StepCards.of(shown, text));
                        });
    }

    private void showProblems(PlanCheck check) {
        problems.getChildren()
                .setAll(
                        check.problems().stream()
                                .map(
                                        problem -> {
                                            Hyperlink link =
                                                    new Hyperlink(
                                                            text.getString("copilot.problem")
                                                                    .formatted(
                                                                            problem.line(),
                                                                            problem.column(),
                                                                            problem.message()));
                                            link.setWrapText(true);
                                            link.getStyleClass()
                                                    .add(
                                                            problem.error()
                                                                    ? "problem-error"
                                                                    : "problem-warning");
                                            link.setOnAction(
                                                    event -> {
                                                        editor.requestFocus();
                                                        editor.positionCaret(
                                                                Carets.at(
                                                                        editor.getText(),
                                                                        problem.line(),
                                                                        problem.column()));
                                                    });
                                            return link;
                                        })
                                .toList());
    }

    @FXML
    private void ask() {
        if (!ask.isDisabled()) {
            model.ask();
        }
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void earlier() {
        model.earlier();
    }

    @FXML
    private void later() {
        model.later();
    }

    /** Submit, as the button and Ctrl+Enter do. */
    @FXML
    public void submit() {
        if (model.submittable().get()) {
            model.shown().ifPresent(shown -> submit.accept(shown, model.planText()));
        }
    }

    /** Regenerate, as the button and Ctrl+R do. */
    @FXML
    public void regenerate() {
        if (!model.busy().get()) {
            model.regenerate();
        }
    }

    /** Edit, as the button and Ctrl+E do. */
    @FXML
    public void edit() {
        model.toggleEdit();
        (model.editing().get() ? editor : submitButton).requestFocus();
    }

    /** Begins anew, as the button and Ctrl+N do. */
    @FXML
    public void newSession() {
        model.newSession();
        query.requestFocus();
    }

    @FXML
    private void thumbUp() {
        model.rate(true, text.getString("copilot.noted"));
    }

    @FXML
    private void thumbDown() {
        model.rate(false, text.getString("copilot.noted"));
    }

    @FXML
    private void comment() {
        if (!comment.getText().isBlank()) {
            model.comment(comment.getText(), text.getString("copilot.noted"));
            comment.clear();
        }
    }
}
