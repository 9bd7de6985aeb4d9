package org.hone.ui.shell;

import java.util.List;
import javafx.scene.Parent;

/** One screen of the window. */
public interface Screen {
    /** The nodes of the screen, always the same. */
    Parent root();

    /** What its keys do, in the order in which the help lists them. */
    List<Shortcut> shortcuts();

    /** The screen has come to the front. */
    default void shown() {}
}
