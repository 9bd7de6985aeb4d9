package org.hone.ui.results.picture;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import org.hone.domain.Entity;
import org.hone.domain.Outcome;
import org.hone.task.Cancellation;

/**
 * A graph that is ready to be drawn.
 *
 * @param graph at most {@link #MOST} nodes
 * @param places one point per node
 * @param marks how each kind looks
 */
public record PlacedGraph(EntityGraph graph, List<Point2D> places, Map<String, KindMark> marks) {
    /** Nodes that are drawn; with more, nothing can be told apart. */
    public static final int MOST = 150;

    /** Nothing. */
    public static final PlacedGraph EMPTY =
            new PlacedGraph(new EntityGraph(List.of(), List.of(), 0), List.of(), Map.of());

    private static final long SEED = 7;
    private static final double WIDER_THAN_HIGH = 1.6;

    public PlacedGraph {
        places = List.copyOf(places);
    }

    /**
     * Chooses and places what is drawn of an answer; takes up to some 100 ms.
     *
     * @param asked the entities that the question names
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public static PlacedGraph of(List<Entity> asked, Outcome outcome, Cancellation cancellation) {
        EntityGraph graph = EntityGraph.of(asked, outcome).top(MOST);
        List<Point2D> places =
                new ForceLayout(SEED)
                        .place(graph, cancellation).stream()
                                .map(p -> new Point2D(p.getX() * WIDER_THAN_HIGH, p.getY()))
                                .toList();
        return new PlacedGraph(
                graph,
                places,
                KindMark.of(
                        graph.nodes().stream()
                                .map(EntityGraph.Node::kind)
                                .collect(Collectors.toSet())));
    }

    /** The same with one node elsewhere. */
    PlacedGraph with(int node, Point2D place) {
        List<Point2D> moved = new ArrayList<>(places);
        moved.set(node, place);
        return new PlacedGraph(graph, moved, marks);
    }

    /** The side of each node's share of the plane, in units. */
    double room() {
        DoubleSummaryStatistics x = places.stream().mapToDouble(Point2D::getX).summaryStatistics();
        DoubleSummaryStatistics y = places.stream().mapToDouble(Point2D::getY).summaryStatistics();
        double area = Math.max(x.getMax() - x.getMin(), 1) * Math.max(y.getMax() - y.getMin(), 1);
        return Math.sqrt(area / Math.max(places.size(), 1));
    }

    KindMark mark(int node) {
        return marks.get(graph.nodes().get(node).kind());
    }

    /** Relations in the order in which they appear. */
    List<String> relations() {
        return graph.edges().stream().map(EntityGraph.Edge::relation).distinct().toList();
    }
}
