package org.hone.ui.results.picture;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** What the mouse and the keys do to the picture. */
final class GraphGestures {
    private static final double PAN_STEP = 60;

    private final GraphCanvas canvas;
    private final Consumer<EntityGraph.Node> open;
    private int held = -1;
    private Point2D last = Point2D.ZERO;

    GraphGestures(GraphCanvas canvas, Consumer<EntityGraph.Node> open) {
        this.canvas = canvas;
        this.open = open;
    }

    void install() {
        canvas.setOnMousePressed(this::pressed);
        canvas.setOnMouseDragged(this::dragged);
        canvas.setOnMouseClicked(this::clicked);
        canvas.setOnMouseMoved(event -> canvas.hover(canvas.nodeAt(event.getX(), event.getY())));
        canvas.setOnMouseExited(event -> canvas.hover(-1));
        canvas.setOnScroll(this::scrolled);
        canvas.setOnKeyPressed(this::key);
    }

    private void pressed(MouseEvent event) {
        canvas.requestFocus();
        held = canvas.nodeAt(event.getX(), event.getY());
        last = new Point2D(event.getX(), event.getY());
    }

    private void dragged(MouseEvent event) {
        if (held >= 0) {
            canvas.drag(held, event.getX(), event.getY());
        } else {
            canvas.pan(event.getX() - last.getX(), event.getY() - last.getY());
        }
        last = new Point2D(event.getX(), event.getY());
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        int node = canvas.nodeAt(event.getX(), event.getY());
        canvas.select(node);
        if (event.getClickCount() == 2) {
            openSelected();
        }
    }

    private void openSelected() {
        if (canvas.selected().get() >= 0) {
            open.accept(canvas.placed().graph().nodes().get(canvas.selected().get()));
        }
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            double factor =
                    event.getDeltaY() > 0 ? GraphCanvas.ZOOM_STEP : 1 / GraphCanvas.ZOOM_STEP;
            canvas.zoom(factor, event.getX(), event.getY());
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean pans = event.isShiftDown();
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> canvas.zoom(GraphCanvas.ZOOM_STEP);
            case MINUS, SUBTRACT -> canvas.zoom(1 / GraphCanvas.ZOOM_STEP);
            case HOME, DIGIT0, NUMPAD0 -> canvas.fit();
            case LEFT -> arrow(-1, 0, pans);
            case RIGHT -> arrow(1, 0, pans);
            case UP -> arrow(0, -1, pans);
            case DOWN -> arrow(0, 1, pans);
            case ENTER, SPACE -> openSelected();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void arrow(int x, int y, boolean pans) {
        if (pans) {
            canvas.pan(-x * PAN_STEP, -y * PAN_STEP);
        } else {
            next(x, y).ifPresent(canvas::select);
        }
    }

    /** The nearest node in a direction; the first node when none is selected. */
    private Optional<Integer> next(int x, int y) {
        int count = canvas.placed().places().size();
        int from = canvas.selected().get();
        if (from < 0) {
            return count == 0 ? Optional.empty() : Optional.of(0);
        }
        Point2D here = canvas.screen(from);
        return IntStream.range(0, count)
                .filter(i -> i != from && along(here, i, x, y) > Math.abs(across(here, i, x, y)))
                .boxed()
                .min(Comparator.comparingDouble(i -> here.distance(canvas.screen(i))));
    }

    private double along(Point2D here, int node, int x, int y) {
        Point2D way = canvas.screen(node).subtract(here);
        return way.getX() * x + way.getY() * y;
    }

    private double across(Point2D here, int node, int x, int y) {
        Point2D way = canvas.screen(node).subtract(here);
        return way.getX() * y - way.getY() * x;
    }
}
