package org.hone.ui.annotate;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Lays cards side by side in columns of one width: as many as fit, evenly over the rows that are
 * needed, and those of one row equally high.
 */
public final class CardGrid extends Pane {
    private static final double GAP = 12;
    private static final double NARROWEST = 244;

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private int columns(double width) {
        int count = Math.max(1, getManagedChildren().size());
        int fitting = Math.max(1, (int) ((width + GAP) / (NARROWEST + GAP)));
        int rows = (count + fitting - 1) / fitting;
        return (count + rows - 1) / rows;
    }

    @Override
    protected double computeMinWidth(double height) {
        return NARROWEST;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 3 * NARROWEST;
    }

    @Override
    protected double computePrefHeight(double width) {
        double w = width < 0 ? Math.max(getWidth(), NARROWEST) : width;
        List<Node> cards = getManagedChildren();
        int columns = columns(w);
        double height = 0;
        for (int first = 0; first < cards.size(); first += columns) {
            height += rowHeight(cards, first, columns, cardWidth(w, columns)) + GAP;
        }
        return Math.max(0, height - GAP);
    }

    private static double cardWidth(double width, int columns) {
        return Math.floor((width - GAP * (columns - 1)) / columns);
    }

    private static double rowHeight(List<Node> cards, int first, int columns, double width) {
        return cards.subList(first, Math.min(first + columns, cards.size())).stream()
                .mapToDouble(card -> Math.ceil(card.prefHeight(width)))
                .max()
                .orElse(0);
    }

    @Override
    protected void layoutChildren() {
        List<Node> cards = getManagedChildren();
        int columns = columns(getWidth());
        double width = cardWidth(getWidth(), columns);
        double y = 0;
        for (int first = 0; first < cards.size(); first += columns) {
            double height = rowHeight(cards, first, columns, width);
            for (int i = first; i < Math.min(first + columns, cards.size()); i++) {
                cards.get(i).resizeRelocate((i - first) * (width + GAP), y, width, height);
            }
            y += height + GAP;
        }
    }
}
