package org.hone.ui.copilot;

import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.hone.assistant.PlanCheck;
import org.hone.assistant.PlanCheck.Problem;
import org.hone.assistant.ShownPlan;
import org.hone.ui.fx.ViewLoader;

/** Binds the plan's text while it is edited, what is wrong with it, and the way back. */
final class PlanEditor {
    private final CopilotViewModel model;
    private final ResourceBundle text;
    private final Parent root;

    @FXML private TextArea editor;
    @FXML private VBox problems;
    @FXML private Hyperlink reset;
    @FXML private Label verdict;

    PlanEditor(CopilotViewModel model, ViewLoader views) {
        this.model = model;
        text = views.text();
        root = views.load(this);
    }

    Parent root() {
        return root;
    }

    void focus() {
        editor.requestFocus();
    }

    @FXML
    private void initialize() {
        EditingModel editing = model.editing();
        editor.textProperty().bindBidirectional(editing.text());
        reset.disableProperty().bind(editing.changed().not());
        verdict.setText(text.getString("copilot.sound"));
        verdict.visibleProperty().bind(editing.sound());
        editing.check().addListener((property, old, now) -> show(now));
    }

    private void show(PlanCheck check) {
        problems.getChildren().setAll(check.problems().stream().map(this::problem).toList());
    }

    private Hyperlink problem(Problem problem) {
        Hyperlink link =
                new Hyperlink(
                        text.getString("copilot.problem")
                                .formatted(problem.line(), problem.column(), problem.message()));
        link.setWrapText(true);
        link.getStyleClass().add(problem.error() ? "problem-error" : "problem-warning");
        link.setOnAction(
                event -> {
                    editor.requestFocus();
                    editor.positionCaret(
                            Carets.at(editor.getText(), problem.line(), problem.column()));
                });
        return link;
    }

    /** As an edit of its own, so that it can be undone. */
    @FXML
    private void reset() {
        editor.replaceText(
                0, editor.getLength(), model.shown().map(ShownPlan::planText).orElse(""));
        editor.requestFocus();
    }
}
