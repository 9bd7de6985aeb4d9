package org.hone.ui.results.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** What the shapes and the lines of a picture mean. */
final class GraphLegend {
    private static final double HEIGHT = 22;
    private static final double LINE = 34;

    private final FlowPane items;
    private final GraphColours colours;
    private final List<Runnable> samples = new ArrayList<>();

    /**
     * @param items where it is shown
     */
    GraphLegend(FlowPane items, GraphColours colours) {
        this.items = items;
        this.colours = colours;
        colours.onChange(() -> samples.forEach(Runnable::run));
    }

    /** Shows one item for each kind, then one for each relation when there are several. */
    void show(PlacedGraph placed) {
        items.getChildren().clear();
        samples.clear();
        Map<String, Long> counts =
                placed.graph().nodes().stream()
                        .collect(
                                Collectors.groupingBy(
                                        EntityGraph.Node::kind, Collectors.counting()));
        Point2D middle = new Point2D(HEIGHT / 2, HEIGHT / 2);
        placed.marks()
                .forEach(
                        (kind, mark) ->
                                add(
                                        "%s (%,d)".formatted(kind, counts.get(kind)),
                                        HEIGHT,
                                        painter -> painter.mark(mark, middle, 8.5)));
        List<String> relations = placed.relations();
        for (int i = 0; i < relations.size() && relations.size() > 1; i++) {
            int relation = i;
            add(relations.get(i), LINE, painter -> painter.sample(relation, LINE, HEIGHT / 2));
        }
    }

    private void add(String name, double width, Consumer<GraphPainter> drawing) {
        Canvas canvas = new Canvas(width, HEIGHT);
        GraphPainter painter = new GraphPainter(canvas.getGraphicsContext2D(), colours);
        Runnable sample =
                () -> {
                    canvas.getGraphicsContext2D().clearRect(0, 0, width, HEIGHT);
                    drawing.accept(painter);
                };
        sample.run();
        samples.add(sample);
        HBox item = new HBox(4, canvas, new Label(name));
        item.setAlignment(Pos.CENTER_LEFT);
        items.getChildren().add(item);
    }
}
