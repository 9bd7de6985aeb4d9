package org.hone.ui.settings;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.hone.ui.fx.Shown;

/** Binds the groups that only tell: the policy, the folders, the shortcuts. */
final class MoreGroup {
    private final SettingsViewModel model;
    private final Folders folders;
    private final Runnable help;
    @FXML private Label policy;
    @FXML private Label policyUnknown;
    @FXML private TextField folder;
    @FXML private Label trouble;

    MoreGroup(SettingsViewModel model, Folders folders, Runnable help) {
        this.model = model;
        this.folders = folders;
        this.help = help;
    }

    @FXML
    private void initialize() {
        policy.textProperty().bind(model.policy());
        Shown.when(policy, model.policy().isNotEmpty());
        Shown.when(policyUnknown, model.policy().isEmpty());
        folder.setText(folders.data().toString());
        trouble.textProperty().bind(folders.trouble());
        Shown.when(trouble, folders.trouble().isNotEmpty());
    }

    @FXML
    private void open() {
        folders.open();
    }

    @FXML
    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(folders.data().toString());
        Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML
    private void help() {
        help.run();
    }
}
