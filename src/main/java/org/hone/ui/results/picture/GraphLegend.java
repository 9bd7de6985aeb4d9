package org.hone.ui.results.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** What the shapes and the lines of a picture mean. */
final class GraphLegend {
    private static final double HEIGHT = 24;
    private static final double LINE = 34;

    private final FlowPane items;
    private final GraphColours colours;
    private final List<Swatch> swatches = new ArrayList<>();

    /**
     * @param items where it is shown
     */
    GraphLegend(FlowPane items, GraphColours colours) {
        this.items = items;
        this.colours = colours;
        colours.onChange(() -> swatches.forEach(Swatch::requestLayout));
    }

    /** Shows one item for each kind, then one for each relation when there are several. */
    void show(PlacedGraph placed) {
        items.getChildren().clear();
        swatches.clear();
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
        Swatch swatch = new Swatch(width, HEIGHT, colours, drawing);
        swatches.add(swatch);
        HBox item = new HBox(4, swatch, new Label(name));
        item.setAlignment(Pos.CENTER_LEFT);
        items.getChildren().add(item);
    }
}
