package org.hone.ui.results.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import javafx.geometry.Point2D;
import org.hone.task.Cancellation;

/**
 * Places nodes so that linked ones are near and others apart: Fruchterman and Reingold, "Graph
 * drawing by force-directed placement", 1991, with a pull to the middle that keeps loose parts on
 * the page; an edge between nodes with many links pulls less, so that dense parts do not clot.
 * Takes time in the square of the nodes. The same graph and seed give the same places.
 */
public final class ForceLayout {
    private static final int ROUNDS = 300;
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
    private static final double PULL = 0.12;
    private static final double NEAREST = 1e-3;
    private static final int SPREADING_ROUNDS = 60;
    private static final double OWN_ROOM = 0.85;

    private final long seed;

    /**
     * @param seed of the small disorder at the start
     */
    public ForceLayout(long seed) {
        this.seed = seed;
    }

    /**
     * The place of each node; an edge is about one unit long.
     *
     * @throws CancellationException when cancelled
     */
    public List<Point2D> place(EntityGraph graph, Cancellation cancellation) {
        int count = graph.nodes().size();
        double[] x = new double[count];
        double[] y = new double[count];
        scatter(x, y);
        double hottest = Math.sqrt(count) * 0.5;
        int[] links = links(graph);
        for (int round = 0; round < ROUNDS; round++) {
            if (cancellation.isRequested()) {
                throw new CancellationException();
            }
            step(graph, links, x, y, hottest * (1 - (double) round / ROUNDS) + 0.002);
        }
        for (int round = 0; round < SPREADING_ROUNDS; round++) {
            spread(x, y);
        }
        List<Point2D> places = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            places.add(new Point2D(x[i], y[i]));
        }
        return places;
    }

    /** Along a spiral, evenly, a little disturbed. */
    private void scatter(double[] x, double[] y) {
        Random random = new Random(seed);
        for (int i = 0; i < x.length; i++) {
            double radius = Math.sqrt(i);
            x[i] = radius * Math.cos(i * GOLDEN_ANGLE) + 0.1 * random.nextDouble();
            y[i] = radius * Math.sin(i * GOLDEN_ANGLE) + 0.1 * random.nextDouble();
        }
    }

    private static int[] links(EntityGraph graph) {
        int[] links = new int[graph.nodes().size()];
        for (EntityGraph.Edge edge : graph.edges()) {
            links[edge.from()]++;
            links[edge.to()]++;
        }
        return links;
    }

    /** Parts nodes that are nearer than their share of the page. */
    private static void spread(double[] x, double[] y) {
        double room = OWN_ROOM * Math.sqrt(extent(x) * extent(y) / Math.max(x.length, 1));
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                double distance = Math.max(Math.hypot(dx, dy), NEAREST);
                double move = Math.max(room - distance, 0) / 2 / distance;
                x[i] += dx * move;
                y[i] += dy * move;
                x[j] -= dx * move;
                y[j] -= dy * move;
            }
        }
    }

    private static double extent(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return Math.max(most - least, 0);
    }

    private static void step(
            EntityGraph graph, int[] links, double[] x, double[] y, double longestMove) {
        int count = x.length;
        double[] forceX = new double[count];
        double[] forceY = new double[count];
        for (int i = 0; i < count; i++) {
            forceX[i] -= PULL * x[i];
            forceY[i] -= PULL * y[i];
            for (int j = i + 1; j < count; j++) {
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                double square = Math.max(dx * dx + dy * dy, NEAREST);
                forceX[i] += dx / square;
                forceY[i] += dy / square;
                forceX[j] -= dx / square;
                forceY[j] -= dy / square;
            }
        }
        for (EntityGraph.Edge edge : graph.edges()) {
            double dx = x[edge.from()] - x[edge.to()];
            double dy = y[edge.from()] - y[edge.to()];
            double length = Math.hypot(dx, dy) / Math.min(links[edge.from()], links[edge.to()]);
            forceX[edge.from()] -= dx * length;
            forceY[edge.from()] -= dy * length;
            forceX[edge.to()] += dx * length;
            forceY[edge.to()] += dy * length;
        }
        for (int i = 0; i < count; i++) {
            double force = Math.max(Math.hypot(forceX[i], forceY[i]), NEAREST);
            double move = Math.min(force, longestMove) / force;
            x[i] += forceX[i] * move;
            y[i] += forceY[i] * move;
        }
    }
}
