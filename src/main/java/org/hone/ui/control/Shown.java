package org.hone.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Nodes that come and go. */
public final class Shown {
    private Shown() {}

    /** Shows a node, and gives it room, only while a condition holds. */
    public static void when(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
