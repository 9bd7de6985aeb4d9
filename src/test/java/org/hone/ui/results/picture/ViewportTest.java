package org.hone.ui.results.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

class ViewportTest {
    @Test
    void everythingFitsWithinTheMargin() {
        List<Point2D> points = List.of(new Point2D(-3, 2), new Point2D(9, 4), new Point2D(0, -5));
        Viewport view = Viewport.fitting(points, 800, 600, 50, 50);
        assertThat(points)
                .allSatisfy(
                        point -> {
                            Point2D at = view.toScreen(point);
                            assertThat(at.getX()).isBetween(49.9, 750.1);
                            assertThat(at.getY()).isBetween(49.9, 550.1);
                        });
    }

    @Test
    void zoomingKeepsThePointUnderThePixel() {
        Viewport view = new Viewport(40, 100, 80);
        Point2D before = view.toPlane(300, 200);
        Point2D after = view.zoomed(1.25, 300, 200).moved(10, 0).toPlane(310, 200);
        assertThat(after.distance(before)).isLessThan(1e-9);
    }

    @Test
    void zoomingEndsSomewhere() {
        Viewport view = new Viewport(40, 0, 0);
        for (int i = 0; i < 200; i++) {
            view = view.zoomed(1.25, 10, 10);
        }
        assertThat(view.scale()).isLessThan(10_000);
    }
}
