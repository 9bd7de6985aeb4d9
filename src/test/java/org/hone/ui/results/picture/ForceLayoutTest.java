package org.hone.ui.results.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.Test;

class ForceLayoutTest {
    private static EntityGraph graph(int nodes, List<EntityGraph.Edge> edges) {
        return new EntityGraph(
                IntStream.range(0, nodes)
                        .mapToObj(i -> new EntityGraph.Node("" + i, "n" + i, "Gene", false, 1))
                        .toList(),
                edges,
                nodes);
    }

    /** Two stars of ten that touch nowhere. */
    private static EntityGraph twoStars() {
        List<EntityGraph.Edge> edges = new ArrayList<>();
        for (int i = 1; i < 10; i++) {
            edges.add(new EntityGraph.Edge(0, i, "r"));
            edges.add(new EntityGraph.Edge(10, 10 + i, "r"));
        }
        return graph(20, edges);
    }

    private static List<Point2D> place(EntityGraph graph) {
        return new ForceLayout(7).place(graph, Cancellation.none());
    }

    @Test
    void theSameGraphIsAlwaysPlacedTheSame() {
        assertThat(place(twoStars())).isEqualTo(place(twoStars()));
    }

    @Test
    void linkedNodesAreNearerThanOthers() {
        List<Point2D> places = place(twoStars());
        double own =
                IntStream.range(1, 10)
                        .mapToDouble(i -> places.get(0).distance(places.get(i)))
                        .average()
                        .orElseThrow();
        double other =
                IntStream.range(11, 20)
                        .mapToDouble(i -> places.get(0).distance(places.get(i)))
                        .average()
                        .orElseThrow();
        assertThat(own).isLessThan(other / 1.5);
    }

    @Test
    void denseGraphsDoNotClot() {
        List<EntityGraph.Edge> edges = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            for (int j = 30; j < 60; j++) {
                edges.add(new EntityGraph.Edge(i, j, "r"));
            }
        }
        List<Point2D> places = place(graph(60, edges));
        double width = spread(places.stream().mapToDouble(Point2D::getX).toArray());
        double height = spread(places.stream().mapToDouble(Point2D::getY).toArray());
        double share = Math.sqrt(width * height / 60);
        for (int i = 0; i < 60; i++) {
            for (int j = i + 1; j < 60; j++) {
                assertThat(places.get(i).distance(places.get(j))).isGreaterThan(share * 0.4);
            }
        }
    }

    private static double spread(double[] values) {
        return java.util.Arrays.stream(values).max().orElseThrow()
                - java.util.Arrays.stream(values).min().orElseThrow();
    }

    @Test
    void emptyAndSingleGraphsHaveFinitePlaces() {
        assertThat(place(graph(0, List.of()))).isEmpty();
        assertThat(place(graph(1, List.of())).get(0).magnitude()).isLessThan(1);
    }

    @Test
    void itStopsWhenAsked() {
        Cancellation cancelled = new Cancellation();
        cancelled.request();
        assertThatThrownBy(() -> new ForceLayout(7).place(twoStars(), cancelled))
                .isInstanceOf(CancellationException.class);
    }
}
