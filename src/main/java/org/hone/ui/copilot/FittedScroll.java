package org.hone.ui.copilot;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;

/** A scroll pane that wants to be as high as what it holds, and scrolls when it cannot. */
public final class FittedScroll extends ScrollPane {
    public FittedScroll() {
        setFitToWidth(true);
        setMaxHeight(USE_PREF_SIZE);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double insets = snappedTopInset() + snappedBottomInset();
        return getContent() == null ? insets : getContent().prefHeight(width) + insets;
    }
}
