package org.hone.ui.shell;

import java.util.List;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
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
    private final List<Shortcut> everywhere;
    private Screen front;

    /**
     * @param switchTheme from light to dark and back
     * @param help shows the shortcuts
     * @param everywhere shortcuts that every screen has
     */
    public ShellView(Runnable switchTheme, Runnable help, List<Shortcut> everywhere) {
        this.switchTheme = switchTheme;
        this.help = help;
        this.everywhere = List.copyOf(everywhere);
    }

    @FXML
    private void initialize() {
        hideNotice();
    }

    /** Shows a screen in place of the one before. */
    public void show(Screen screen) {
        front = screen;
        screens.getChildren().setAll(screen.root());
        screen.shown();
    }

    /** The shortcuts that work now: those of the screen in front, then those of every screen. */
    public List<Shortcut> shortcuts() {
        return Stream.concat(front.shortcuts().stream(), everywhere.stream()).toList();
    }

    /** Does what a key means on the screen in front; a key without meaning is left alone. */
    public void press(KeyEvent event) {
        boolean types =
                event.getTarget() instanceof TextInputControl
                        && !event.getText().isBlank()
                        && !event.isShortcutDown()
                        && !event.isAltDown();
        if (types) {
            return;
        }
        shortcuts().stream()
                .filter(shortcut -> shortcut.keys().match(event))
                .findFirst()
                .ifPresent(
                        shortcut -> {
                            event.consume();
                            shortcut.action().run();
                        });
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
