package org.hone.ui.settings;

import atlantafx.base.theme.Styles;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** A text field that says below itself why it cannot be used as it is. */
final class CheckedField {
    private final TextField field;
    private final Label below;
    private final ResourceBundle text;

    private CheckedField(TextField field, Label below, ResourceBundle text) {
        this.field = field;
        this.below = below;
        this.text = text;
    }

    static void bind(
            TextField field,
            Label below,
            Property<String> value,
            SettingsField which,
            ObservableValue<Map<SettingsField, SettingsProblem>> problems,
            ResourceBundle text) {
        field.textProperty().bindBidirectional(value);
        CheckedField checked = new CheckedField(field, below, text);
        problems.addListener(
                (property, old, now) -> checked.show(Optional.ofNullable(now.get(which))));
        checked.show(Optional.ofNullable(problems.getValue().get(which)));
    }

    private void show(Optional<SettingsProblem> problem) {
        boolean wrong = problem.filter(found -> !found.missing()).isPresent();
        field.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
        below.getStyleClass().removeAll("field-error", "field-hint");
        below.getStyleClass().add(wrong ? "field-error" : "field-hint");
        String sentence = problem.map(found -> text.getString(found.text())).orElse("");
        below.setText(sentence);
        below.setVisible(problem.isPresent());
        below.setManaged(problem.isPresent());
        field.setAccessibleHelp(sentence);
    }
}
