package org.hone.ui.shell;

import java.util.Set;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Keys that belong to the control with the focus, whatever the screen would do with them. */
final class Typing {
    private static final Set<KeyCode> OF_CONTROLS =
            Set.of(
                    KeyCode.ENTER,
                    KeyCode.SPACE,
                    KeyCode.LEFT,
                    KeyCode.RIGHT,
                    KeyCode.UP,
                    KeyCode.DOWN);

    private Typing() {}

    /** Whether the control that the key goes to has a use for it. */
    static boolean keeps(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        if (event.getTarget() instanceof TextInputControl) {
            return event.getCode() != KeyCode.ESCAPE && !event.getCode().isFunctionKey();
        }
        return event.getTarget() instanceof Control
                && !(event.getTarget() instanceof ScrollPane)
                && OF_CONTROLS.contains(event.getCode());
    }
}
