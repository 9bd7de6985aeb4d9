package org.hone.ui.copilot;

import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hone.assistant.ShownPlan;
import org.hone.ui.fx.Shown;
import org.hone.ui.fx.ViewLoader;
import org.hone.ui.shell.Screen;
import org.hone.ui.shell.Shortcut;

/** Binds the copilot screen and puts its parts together. */
public final class CopilotView implements Screen {
    private final CopilotViewModel model;
    private final ResourceBundle text;
    private final ViewLoader views;
    private final QueryView query;
    private final PlanView plan;
    private final Parent root;

    @FXML private VBox top;
    @FXML private VBox middle;
    @FXML private FlowPane session;
    @FXML private Label followUp;
    @FXML private Hyperlink anew;
    @FXML private Hyperlink back;
    @FXML private VBox empty;
    @FXML private Label examplesTitle;
    @FXML private VBox examples;
    @FXML private VBox generating;
    @FXML private VBox coming;

    /**
     * @param submit runs a plan's text
     * @param openSettings shows the settings, where there are any
     */
    public CopilotView(
            CopilotViewModel model,
            ViewLoader views,
            BiConsumer<ShownPlan, String> submit,
            Optional<Runnable> openSettings) {
        this.model = model;
        this.text = views.text();
        this.views = views;
        query = new QueryView(model, views);
        plan = new PlanView(model, views, submit);
        root = views.load(this);
        top.getChildren().add(query.root());
        middle.getChildren().add(0, new ErrorView(model.plans(), openSettings, views).root());
        middle.getChildren().add(plan.root());
        VBox.setVgrow(plan.root(), Priority.ALWAYS);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        if (!model.history().hasPlan().get()) {
            query.focus();
        }
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                key("Shortcut+L", "copilot.key.query", query::focus),
                key("Shortcut+H", "copilot.key.history", query::history),
                key("Shortcut+Enter", "copilot.key.submit", plan::submit),
                key("Shortcut+R", "copilot.key.regenerate", plan::regenerate),
                key("Alt+Left", "copilot.key.earlier", plan::earlier),
                key("Alt+Right", "copilot.key.later", plan::later),
                key("Shortcut+E", "copilot.key.edit", plan::edit),
                key("Alt+Up", "copilot.key.up", plan.feedback()::thumbUp),
                key("Alt+Down", "copilot.key.down", plan.feedback()::thumbDown),
                key("Shortcut+N", "copilot.key.new", this::newSession),
                key("Esc", "copilot.key.escape", this::escape));
    }

    private Shortcut key(String keys, String meaning, Runnable action) {
        return Shortcut.of(keys, text.getString(meaning), action);
    }

    private void escape() {
        if (model.editing().open().get()) {
            plan.edit();
        } else {
            model.plans().cancel();
        }
    }

    @FXML
    private void initialize() {
        examplesTitle.visibleProperty().bind(Bindings.isNotEmpty(examples.getChildren()));
        Shown.when(generating, model.plans().busy());
        model.plans()
                .preview()
                .addListener(
                        (property, old, now) -> coming.getChildren().setAll(StepCards.coming(now)));
        Shown.when(empty, model.history().hasPlan().or(model.plans().busy()).not());
        Shown.when(followUp, Bindings.greaterThan(model.followed(), 0));
        Shown.when(anew, followUp.visibleProperty());
        followUp.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::followUp,
                                model.followed(),
                                model.plans().asked(),
                                model.query()));
        back.textProperty().bind(model.plans().left().map(left -> back()));
        Shown.when(back, model.plans().left().map(Optional::isPresent));
        Shown.when(session, followUp.visibleProperty().or(back.visibleProperty()));
    }

    private String followUp() {
        int earlier = model.followed().intValue();
        return text.getString(earlier == 1 ? "copilot.followed.one" : "copilot.followed")
                .formatted(earlier);
    }

    private String back() {
        String key = model.editWaitsBefore() ? "copilot.back.edit" : "copilot.back";
        return model.before().map(text.getString(key)::formatted).orElse("");
    }

    /** Offers questions to begin with. */
    public void offer(List<String> questions) {
        examples.getChildren().setAll(questions.stream().map(this::example).toList());
    }

    private Button example(String question) {
        Button button = new Button(question);
        button.getStyleClass().add("example");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMnemonicParsing(false);
        button.setOnAction(
                event -> {
                    model.query().set(question);
                    model.ask();
                });
        return button;
    }

    @FXML
    private void cancel() {
        model.plans().cancel();
    }

    @FXML
    private void comeBack() {
        model.comeBack();
    }

    /** Submit, as the button and Ctrl+Enter do. */
    public void submit() {
        plan.submit();
    }

    /** Begins anew, as the button and Ctrl+N do. */
    @FXML
    public void newSession() {
        model.newSession();
        query.focus();
    }
}
