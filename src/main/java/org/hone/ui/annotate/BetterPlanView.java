package org.hone.ui.annotate;

import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.hone.assistant.PlanCheck;
import org.hone.assistant.StepInWords;
import org.hone.ui.fx.Shown;

/** Binds the editor of a better plan, with what is wrong in it or what it says in words. */
final class BetterPlanView {
    private final AnnotateViewModel model;
    private final ResourceBundle text;
    private final Runnable onClose;

    @FXML private TextArea editor;
    @FXML private VBox said;
    @FXML private Label verdict;
    @FXML private Button submit;

    /**
     * @param onClose the editor was left
     */
    BetterPlanView(AnnotateViewModel model, ResourceBundle text, Runnable onClose) {
        this.model = model;
        this.text = text;
        this.onClose = onClose;
    }

    @FXML
    private void initialize() {
        BetterPlanModel better = model.better();
        editor.textProperty().bindBidirectional(better.text());
        submit.disableProperty().bind(better.sound().not().or(model.busy()));
        verdict.setText(text.getString("annotate.better.sound"));
        Shown.when(verdict, better.sound());
        better.check().addListener((property, old, now) -> show(now));
    }

    void focus() {
        editor.requestFocus();
        editor.end();
    }

    private void show(PlanCheck check) {
        said.getChildren().clear();
        for (PlanCheck.Problem problem : check.problems()) {
            line(
                    text.getString("annotate.better.problem")
                            .formatted(problem.line(), problem.column(), problem.message()),
                    problem.error() ? "problem-error" : "problem-warning");
        }
        int number = 1;
        for (StepInWords step : check.steps()) {
            line(number++ + ". " + step.sentence(), "muted");
        }
    }

    private void line(String words, String style) {
        Label line = new Label(words);
        line.setWrapText(true);
        line.getStyleClass().add(style);
        said.getChildren().add(line);
    }

    @FXML
    private void submit() {
        model.submitBetter();
    }

    @FXML
    private void close() {
        model.better().open().set(false);
        onClose.run();
    }
}
