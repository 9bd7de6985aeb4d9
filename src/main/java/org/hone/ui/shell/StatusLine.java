package org.hone.ui.shell;

import java.util.ResourceBundle;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.hone.assistant.AssistantStatus;
import org.hone.domain.ModelVersion;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the thin line below the screens: service, models, device, policy, annotator. */
public final class StatusLine {
    private final ResourceBundle text;
    @FXML private HBox facts;
    @FXML private FontIcon dot;
    @FXML private Label service;
    @FXML private Label models;
    @FXML private Label device;
    @FXML private Label policy;
    @FXML private Label annotator;

    public StatusLine(ResourceBundle text) {
        this.text = text;
    }

    @FXML
    private void initialize() {
        for (Label label : new Label[] {service, models, device, policy, annotator}) {
            Tooltip tooltip = new Tooltip();
            tooltip.textProperty().bind(label.textProperty());
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(480);
            label.setTooltip(tooltip);
        }
        annotator("");
    }

    /** The assistant is not there: says what is waited for. */
    void waiting(String sentence) {
        service.setText(sentence);
        sign("fth-loader", "waiting");
        facts.setVisible(false);
    }

    /** The assistant is there. */
    void show(AssistantStatus status) {
        service.setText(
                text.getString(status.serviceUp() ? "shell.service.up" : "shell.service.down")
                        .formatted(status.service()));
        sign(
                status.serviceUp() ? "fth-check-circle" : "fth-alert-circle",
                status.serviceUp() ? "up" : "down");
        models.setText(
                status.models().stream().map(this::inWords).collect(Collectors.joining(", ")));
        device.setText(status.device());
        policy.setText(status.policy());
        facts.setVisible(true);
    }

    /** Who sits before the window; may be empty. */
    void annotator(String name) {
        annotator.setText(name.isBlank() ? text.getString("shell.nobody") : name);
    }

    private String inWords(ModelVersion version) {
        return version.trained()
                ? version.name()
                : text.getString("shell.untrained").formatted(version.name());
    }

    private void sign(String icon, String state) {
        dot.setIconLiteral(icon);
        dot.getStyleClass().removeAll("up", "down", "waiting");
        dot.getStyleClass().add(state);
    }
}
