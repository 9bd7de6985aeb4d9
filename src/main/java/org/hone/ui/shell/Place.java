package org.hone.ui.shell;

import java.util.Objects;
import javafx.beans.value.ObservableBooleanValue;

/**
 * A place that the navigation rail leads to.
 *
 * @param name what the command line calls it
 * @param title what the rail calls it
 * @param icon its Feather icon, such as {@code fth-settings}
 * @param screen the screen that is shown there first
 * @param unsaved whether something waits there to be applied; the rail marks it
 */
public record Place(
        String name, String title, String icon, Screen screen, ObservableBooleanValue unsaved) {
    public Place {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(icon, "icon");
        Objects.requireNonNull(screen, "screen");
        Objects.requireNonNull(unsaved, "unsaved");
    }
}
