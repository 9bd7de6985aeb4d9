package org.hone.ui.shell;

import java.util.Objects;
import java.util.Optional;

/**
 * A sentence above the screen.
 *
 * @param sentence what is to be known, and what to do
 * @param details more about it; empty for none
 * @param action what the user can do about it at once
 */
public record Notice(String sentence, String details, Optional<Action> action) {
    public Notice {
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(action, "action");
    }

    /** A sentence and nothing else. */
    public static Notice of(String sentence) {
        return new Notice(sentence, "", Optional.empty());
    }

    /**
     * A button.
     *
     * @param title on the button
     * @param run does it
     */
    public record Action(String title, Runnable run) {
        public Action {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(run, "run");
        }
    }
}
