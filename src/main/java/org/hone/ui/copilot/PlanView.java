package org.hone.ui.copilot;

import java.util.ResourceBundle;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.hone.assistant.ShownPlan;
import org.hone.ui.fx.Shown;
import org.hone.ui.fx.ViewLoader;

/** Binds the proposed plan and what can be done with it. */
final class PlanView {
    private final CopilotViewModel model;
    private final ViewLoader views;
    private final ResourceBundle text;
    private final BiConsumer<ShownPlan, String> submit;
    private final Parent root;
    private PlanEditor editor;
    private FeedbackView feedback;
    private boolean refocus;

    @FXML private Label stale;
    @FXML private Label counter;
    @FXML private Button earlier;
    @FXML private Button later;
    @FXML private FittedScroll scroll;
    @FXML private VBox content;
    @FXML private VBox steps;
    @FXML private VBox bottom;
    @FXML private Button submitButton;
    @FXML private Button regenerate;
    @FXML private Button edit;

    /**
     * @param submit runs a plan's text
     */
    PlanView(CopilotViewModel model, ViewLoader views, BiConsumer<ShownPlan, String> submit) {
        this.model = model;
        this.views = views;
        this.submit = submit;
        text = views.text();
        root = views.load(this);
        Shown.when(root, model.history().hasPlan().and(model.plans().busy().not()));
    }

    Parent root() {
        return root;
    }

    FeedbackView feedback() {
        return feedback;
    }

    @FXML
    private void initialize() {
        editor = new PlanEditor(model, views);
        feedback = new FeedbackView(model, views);
        content.getChildren().add(editor.root());
        bottom.getChildren().add(feedback.root());
        PlanHistory history = model.history();
        earlier.disableProperty().bind(history.hasEarlier().not());
        later.disableProperty().bind(history.hasLater().not());
        BooleanBinding several = Bindings.size(history.plans()).greaterThan(1);
        earlier.visibleProperty().bind(several);
        later.visibleProperty().bind(several);
        counter.visibleProperty().bind(several);
        submitButton.disableProperty().bind(model.submittable().not());
        Shown.when(editor.root(), model.editing().open());
        Shown.when(steps, model.editing().open().not());
        Shown.when(stale, model.stale());
        edit.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::editLabel,
                                model.editing().open(),
                                model.editing().changed()));
        history.current().addListener((property, old, now) -> now.ifPresent(this::show));
    }

    private String editLabel() {
        if (model.editing().open().get()) {
            return text.getString("copilot.edit.close");
        }
        return text.getString(
                model.editing().changed().get() ? "copilot.edit.resume" : "copilot.edit");
    }

    private void show(ShownPlan plan) {
        PlanHistory history = model.history();
        counter.setText(
                text.getString("copilot.counter")
                        .formatted(history.position().get() + 1, history.plans().size()));
        stale.setText(text.getString("copilot.stale").formatted(plan.query()));
        steps.getChildren().setAll(StepCards.of(plan, text, this::copy));
        scroll.setVvalue(0);
        if (refocus) {
            regenerate.requestFocus();
            refocus = false;
        }
    }

    private void copy(String call) {
        ClipboardContent content = new ClipboardContent();
        content.putString(call);
        Clipboard.getSystemClipboard().setContent(content);
        feedback.say(text.getString("copilot.copied"));
    }

    @FXML
    void earlier() {
        model.history().earlier();
    }

    @FXML
    void later() {
        model.history().later();
    }

    @FXML
    void submit() {
        if (model.submittable().get()) {
            model.shown().ifPresent(shown -> submit.accept(shown, model.planText()));
        }
    }

    @FXML
    void regenerate() {
        if (!model.plans().busy().get()) {
            refocus = regenerate.isFocused();
            model.regenerate();
        }
    }

    @FXML
    void edit() {
        if (model.plans().busy().get()) {
            return;
        }
        model.editing().toggle();
        if (model.editing().open().get()) {
            editor.focus();
        } else {
            edit.requestFocus();
        }
    }
}
