package org.hone.ui.settings;

import java.util.Map;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;

/** Binds the groups about the one before the window and how it looks. */
final class WindowGroup {
    private final SettingsViewModel model;
    private final ResourceBundle text;
    @FXML private TextField annotator;
    @FXML private Label annotatorProblem;
    @FXML private ToggleButton system;
    @FXML private ToggleButton light;
    @FXML private ToggleButton dark;
    @FXML private ToggleButton normal;
    @FXML private ToggleButton large;
    @FXML private ToggleButton larger;

    WindowGroup(SettingsViewModel model, ResourceBundle text) {
        this.model = model;
        this.text = text;
    }

    @FXML
    private void initialize() {
        SettingsDraft draft = model.draft();
        CheckedField.bind(
                annotator,
                annotatorProblem,
                draft.annotator(),
                SettingsField.ANNOTATOR,
                model.problems(),
                text);
        Choices.bind(
                draft.theme(), Map.of(Theme.SYSTEM, system, Theme.LIGHT, light, Theme.DARK, dark));
        Choices.bind(draft.textSize(), Map.of(100, normal, 125, large, 150, larger));
    }
}
