package org.hone.ui.results.picture;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** The picture itself: what is seen, selected and pointed at. */
final class GraphCanvas extends Region {
    static final double ZOOM_STEP = 1.25;
    private static final double MARGIN_X = 64;
    private static final double MARGIN_Y = 36;
    private static final double ROOMY = 64;

    private final Canvas canvas = new Canvas();
    private final GraphColours colours = new GraphColours();
    private final GraphPainter painter = new GraphPainter(canvas.getGraphicsContext2D(), colours);
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
    private final Tooltip tooltip = new Tooltip();
    private PlacedGraph placed = PlacedGraph.EMPTY;
    private ShortNames names = new ShortNames(placed.graph());
    private Viewport view = new Viewport(1, 0, 0);
    private boolean fitted = true;
    private int hovered = -1;

    /**
     * @param open does what a double click on an entity means
     */
    GraphCanvas(Consumer<EntityGraph.Node> open) {
        getChildren().addAll(canvas, colours.carriers());
        colours.onChange(this::requestLayout);
        getStyleClass().add("graph-canvas");
        setId("graph-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        tooltip.setShowDelay(Duration.millis(250));
        new GraphGestures(this, open).install();
    }

    GraphColours colours() {
        return colours;
    }

    /** Another picture, as a whole. */
    void show(PlacedGraph next) {
        placed = next;
        names = new ShortNames(next.graph());
        hover(-1);
        selected.set(-1);
        fit();
    }

    PlacedGraph placed() {
        return placed;
    }

    /** The index of the selected node, or -1. */
    ReadOnlyIntegerProperty selected() {
        return selected.getReadOnlyProperty();
    }

    void select(int node) {
        selected.set(node);
        requestLayout();
    }

    /** The node under a pixel, or -1; the one drawn last wins. */
    int nodeAt(double x, double y) {
        for (int i = 0; i < placed.places().size(); i++) {
            double reach = picture().radius(i) + 3;
            if (screen(i).distance(x, y) <= reach) {
                return i;
            }
        }
        return -1;
    }

    Point2D screen(int node) {
        return view.toScreen(placed.places().get(node));
    }

    void hover(int node) {
        if (node == hovered) {
            return;
        }
        hovered = node;
        if (node < 0) {
            Tooltip.uninstall(this, tooltip);
            tooltip.hide();
        } else {
            EntityGraph.Node entity = placed.graph().nodes().get(node);
            tooltip.setText(entity.name() + "\n" + entity.kind());
            Tooltip.install(this, tooltip);
        }
        requestLayout();
    }

    /** Everything is seen. */
    void fit() {
        fitted = true;
        view = fitting();
        requestLayout();
    }

    void zoom(double factor) {
        zoom(factor, getWidth() / 2, getHeight() / 2);
    }

    void zoom(double factor, double x, double y) {
        fitted = false;
        view = view.zoomed(factor, x, y);
        requestLayout();
    }

    void pan(double dx, double dy) {
        fitted = false;
        view = view.moved(dx, dy);
        requestLayout();
    }

    void drag(int node, double x, double y) {
        placed = placed.with(node, view.toPlane(x, y));
        requestLayout();
    }

    /** Draws, at most once a frame, however often it was asked for. */
    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            if (fitted) {
                view = fitting();
            }
        }
        painter.paint(picture(), getWidth(), getHeight());
    }

    private Viewport fitting() {
        return Viewport.fitting(placed.places(), getWidth(), getHeight(), MARGIN_X, MARGIN_Y);
    }

    /** Nodes are smaller where they are crowded and grow as one comes nearer. */
    private GraphPainter.Picture picture() {
        double size = Math.max(0.55, Math.min(1.2, view.scale() * placed.room() / ROOMY));
        return new GraphPainter.Picture(placed, view, size, selected.get(), hovered, names);
    }
}
