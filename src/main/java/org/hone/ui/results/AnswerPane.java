package org.hone.ui.results;

import java.util.List;
import javafx.scene.Parent;
import org.hone.ui.shell.Shortcut;

/** What one tab of an answer shows, and what the keys of the screen mean there. */
interface AnswerPane {
    /** The nodes, always the same. */
    Parent root();

    /** Copies what is selected, if anything is. */
    default void copy() {}

    /** Asks for a file and writes what is shown to it. */
    default void save() {}

    /** Goes to the filter, if there is one. */
    default boolean find() {
        return false;
    }

    /** Shows only what belongs to an entity; false when nothing does. */
    default boolean show(String entityId) {
        return false;
    }

    /** Keys that mean something here only. */
    default List<Shortcut> shortcuts() {
        return List.of();
    }
}
