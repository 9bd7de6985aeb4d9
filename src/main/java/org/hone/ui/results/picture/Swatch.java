package org.hone.ui.results.picture;

import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/** A small drawing of the legend. */
final class Swatch extends Region {
    private final Canvas canvas;
    private final Consumer<GraphPainter> drawing;
    private final GraphPainter painter;

    /**
     * @param width pixels
     * @param height pixels
     */
    Swatch(double width, double height, GraphColours colours, Consumer<GraphPainter> drawing) {
        canvas = new Canvas(width, height);
        this.drawing = drawing;
        painter = new GraphPainter(canvas.getGraphicsContext2D(), colours);
        getChildren().add(canvas);
        setMinSize(width, height);
        setMaxSize(width, height);
    }

    @Override
    protected void layoutChildren() {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        drawing.accept(painter);
    }
}
