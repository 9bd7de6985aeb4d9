package org.hone.ui.settings;

import java.util.Objects;

/**
 * Why a field cannot be used as it is.
 *
 * @param text key of the sentence that says what to do
 * @param missing whether the field has merely not been filled in yet
 */
public record SettingsProblem(String text, boolean missing) {
    public SettingsProblem {
        Objects.requireNonNull(text, "text");
    }
}
