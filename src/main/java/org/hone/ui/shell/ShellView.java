package org.hone.ui.shell;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** Binds the frame of the window. */
public final class ShellView {
    @FXML private StackPane screens;
    @FXML private Label status;
    @FXML private HBox notice;
    @FXML private Label noticeText;
    private final Runnable switchTheme;
    private final Runnable help;

    /**
     * @param switchTheme from light to dark and back
     * @param help shows the shortcuts
     */
    public ShellView(Runnable switchTheme, Runnable help) {
        this.switchTheme = switchTheme;
        this.help = help;
    }

    @FXML
    private void initialize() {
        hideNotice();
    }

    /** Shows a screen in place of the one before. */
    public void show(Node screen) {
        screens.getChildren().setAll(screen);
    }

    /** What the status bar says. */
    public void status(String text) {
        status.setText(text);
    }

    /** A sentence above the screen until it is dismissed. */
    public void notice(String text) {
        noticeText.setText(text);
        notice.setVisible(true);
        notice.setManaged(true);
    }

    @FXML
    private void hideNotice() {
        notice.setVisible(false);
        notice.setManaged(false);
    }

    @FXML
    private void switchTheme() {
        switchTheme.run();
    }

    @FXML
    private void help() {
        help.run();
    }
}
