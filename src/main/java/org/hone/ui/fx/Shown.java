package org.hone.ui.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Nodes that are there under a condition only. */
public final class Shown {
    private Shown() {}

    /** Shows a node, and gives it room, exactly while the condition holds. */
    public static void when(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
