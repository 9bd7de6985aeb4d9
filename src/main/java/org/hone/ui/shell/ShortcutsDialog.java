package org.hone.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;

/** The keys that work now, each meaning once with all its keys. */
public final class ShortcutsDialog {
    private final Dialog<ButtonType> dialog = new Dialog<>();

    public ShortcutsDialog(ResourceBundle text, List<Shortcut> shortcuts, Window owner) {
        Map<String, String> keysByMeaning = new LinkedHashMap<>();
        shortcuts.forEach(
                shortcut ->
                        keysByMeaning.merge(
                                shortcut.meaning(),
                                shortcut.keys().getDisplayText(),
                                (first, second) -> first + ", " + second));
        GridPane grid = new GridPane();
        grid.getStyleClass().add("shortcuts");
        keysByMeaning.forEach(
                (meaning, keys) -> {
                    Label label = new Label(keys);
                    label.getStyleClass().add("key");
                    grid.addRow(grid.getRowCount(), label, new Label(meaning));
                });
        dialog.setTitle(text.getString("shell.shortcuts.title"));
        dialog.setHeaderText(text.getString("shell.shortcuts.title"));
        dialog.getDialogPane().setContent(grid);
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        dialog.initOwner(owner);
    }

    /** Opens it and goes on. */
    public void show() {
        dialog.show();
    }
}
