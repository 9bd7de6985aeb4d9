package org.hone.ui.settings;

import java.util.Map;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import org.hone.ui.fx.Shown;

/** Binds the group about the service that plans run against. */
final class ServiceGroup {
    private final SettingsViewModel model;
    private final ResourceBundle text;
    @FXML private RadioButton embedded;
    @FXML private RadioButton own;
    @FXML private GridPane fields;
    @FXML private TextField url;
    @FXML private Label urlProblem;
    @FXML private TextField document;
    @FXML private Label documentProblem;

    ServiceGroup(SettingsViewModel model, ResourceBundle text) {
        this.model = model;
        this.text = text;
    }

    @FXML
    private void initialize() {
        SettingsDraft draft = model.draft();
        Choices.bind(draft.ownService(), Map.of(false, embedded, true, own));
        Shown.when(fields, draft.ownService());
        CheckedField.bind(
                url,
                urlProblem,
                draft.serviceUrl(),
                SettingsField.SERVICE_URL,
                model.problems(),
                text);
        CheckedField.bind(
                document,
                documentProblem,
                draft.serviceDocument(),
                SettingsField.SERVICE_DOCUMENT,
                model.problems(),
                text);
    }
}
