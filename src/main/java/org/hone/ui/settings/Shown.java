package org.hone.ui.settings;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Nodes that are there under a condition only. */
final class Shown {
    private Shown() {}

    /** Shows a node, and gives it room, exactly while the condition holds. */
    static void when(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
