package org.hone.ui.shell;

import java.util.Objects;
import javafx.scene.input.KeyCombination;

/**
 * A key of a screen.
 *
 * @param keys what to press
 * @param meaning what it does, for the help
 * @param action does it, if it can be done now
 */
public record Shortcut(KeyCombination keys, String meaning, Runnable action) {
    public Shortcut {
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(action, "action");
    }

    /**
     * @param keys such as {@code Shortcut+Enter}, as {@link KeyCombination#valueOf} reads them
     */
    public static Shortcut of(String keys, String meaning, Runnable action) {
        return new Shortcut(KeyCombination.valueOf(keys), meaning, action);
    }
}
