package org.hone.ui.settings;

import java.util.Map;
import java.util.ResourceBundle;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hone.assistant.AssistantSettings.FirstModelChoice;
import org.hone.ui.fx.Shown;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the group about where first actions come from. */
final class FirstModelGroup {
    private final SettingsViewModel model;
    private final ResourceBundle text;
    @FXML private RadioButton shipped;
    @FXML private RadioButton local;
    @FXML private RadioButton endpoint;
    @FXML private VBox fields;
    @FXML private TextField url;
    @FXML private Label urlProblem;
    @FXML private TextField name;
    @FXML private Label nameProblem;
    @FXML private RadioButton noKey;
    @FXML private RadioButton environment;
    @FXML private RadioButton keyring;
    @FXML private VBox variableBox;
    @FXML private TextField variable;
    @FXML private Label variableProblem;
    @FXML private VBox secretBox;
    @FXML private PasswordField secret;
    @FXML private Button keep;
    @FXML private Label keySaid;
    @FXML private Button test;
    @FXML private HBox testing;
    @FXML private Label testSaid;

    FirstModelGroup(SettingsViewModel model, ResourceBundle text) {
        this.model = model;
        this.text = text;
    }

    @FXML
    private void initialize() {
        SettingsDraft draft = model.draft();
        Choices.bind(
                draft.firstModel(),
                Map.of(
                        FirstModelChoice.SHIPPED,
                        shipped,
                        FirstModelChoice.LOCAL,
                        local,
                        FirstModelChoice.ENDPOINT,
                        endpoint));
        local.textProperty()
                .bind(Bindings.format(text.getString("settings.model.local"), draft.localModel()));
        Shown.when(local, draft.localModel().isNotEmpty());
        Shown.when(
                fields, Bindings.equal(draft.firstModel(), FirstModelChoice.ENDPOINT).asObject());
        checked(url, urlProblem, draft.endpointUrl(), SettingsField.ENDPOINT_URL);
        checked(name, nameProblem, draft.endpointModel(), SettingsField.ENDPOINT_MODEL);
        checked(variable, variableProblem, draft.keyVariable(), SettingsField.KEY_VARIABLE);
        Choices.bind(
                draft.keyPlace(),
                Map.of(
                        KeyPlace.NONE,
                        noKey,
                        KeyPlace.ENVIRONMENT,
                        environment,
                        KeyPlace.KEYRING,
                        keyring));
        Shown.when(variableBox, environment.selectedProperty());
        Shown.when(secretBox, keyring.selectedProperty());
        keep.disableProperty().bind(secret.textProperty().isEmpty().or(model.key().busy()));
        say(keySaid, model.key());
        test.disableProperty().bind(model.testable().not());
        Shown.when(testing, model.test().busy());
        say(testSaid, model.test());
    }

    private void checked(
            TextField field,
            Label below,
            javafx.beans.property.StringProperty value,
            SettingsField which) {
        CheckedField.bind(field, below, value, which, model.problems(), text);
    }

    /** The answer with a sign of its own for success and failure. */
    private static void say(Label label, EndpointTrial trial) {
        FontIcon sign = new FontIcon("fth-check-circle");
        label.setGraphic(sign);
        label.textProperty().bind(trial.sentence());
        Shown.when(label, trial.sentence().isNotEmpty());
        trial.sentence()
                .addListener(
                        (property, old, now) -> {
                            boolean good = trial.good().get();
                            sign.setIconLiteral(good ? "fth-check-circle" : "fth-alert-circle");
                            label.getStyleClass().removeAll("said-good", "said-bad");
                            label.getStyleClass().add(good ? "said-good" : "said-bad");
                        });
    }

    @FXML
    private void test() {
        model.testEndpoint();
    }

    @FXML
    private void cancel() {
        model.test().forget();
    }

    @FXML
    private void keep() {
        String key = secret.getText();
        secret.clear();
        model.keepKey(key);
    }
}
