package org.hone.ui.copilot;

import java.util.Optional;
import java.util.ResourceBundle;
import javafx.animation.FadeTransition;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.util.Duration;
import org.hone.ui.fx.ViewLoader;

/** Binds the thumbs, the comment line and the confirmation, which fades. */
final class FeedbackView {
    private final CopilotViewModel model;
    private final ResourceBundle text;
    private final Parent root;
    private FadeTransition fading;

    @FXML private ToggleButton up;
    @FXML private ToggleButton down;
    @FXML private TextField comment;
    @FXML private Button send;
    @FXML private Label message;

    FeedbackView(CopilotViewModel model, ViewLoader views) {
        this.model = model;
        text = views.text();
        root = views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        FeedbackModel feedback = model.feedback();
        fading = new FadeTransition(Duration.seconds(1), message);
        fading.setDelay(Duration.seconds(3));
        fading.setFromValue(1);
        fading.setToValue(0);
        feedback.message().addListener((property, old, now) -> say(now));
        feedback.rating().addListener((property, old, now) -> showRating());
        comment.disableProperty().bind(model.history().hasPlan().not());
        send.disableProperty().bind(comment.textProperty().isEmpty());
    }

    /** Shows a sentence for a few seconds. */
    void say(String sentence) {
        message.setText(sentence);
        message.setOpacity(1);
        fading.playFromStart();
    }

    private void showRating() {
        Optional<Boolean> rating = model.feedback().rating().get();
        up.setSelected(rating.equals(Optional.of(true)));
        down.setSelected(rating.equals(Optional.of(false)));
    }

    private void rate(boolean right) {
        if (!model.plans().busy().get()) {
            model.feedback().rate(right, text.getString("copilot.noted"));
        }
        showRating();
    }

    @FXML
    void thumbUp() {
        rate(true);
    }

    @FXML
    void thumbDown() {
        rate(false);
    }

    @FXML
    private void comment() {
        if (!comment.getText().isBlank()) {
            model.feedback().comment(comment.getText(), text.getString("copilot.noted"));
            comment.clear();
        }
    }
}
