package org.hone.ui.results.picture;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Draws a graph: links, then nodes, then as many names as find room. */
final class GraphPainter {
    private static final double[][] DASHES = {{}, {7, 4}, {2, 4}, {12, 4, 2, 4}};
    private static final double FAINT = 0.18;
    private static final int FEW_LINKS = 24;
    private static final int MANY_LINKS = 120;
    private static final Font NAMES = Font.font(12);
    private static final Font RELATIONS = Font.font(11);

    private final GraphicsContext g;
    private final GraphColours colours;

    GraphPainter(GraphicsContext g, GraphColours colours) {
        this.g = g;
        this.colours = colours;
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
    }

    /**
     * What is seen.
     *
     * @param size of the nodes, about 1
     * @param selected a node, or -1
     * @param hovered a node, or -1
     * @param names as shortened, with their widths
     */
    record Picture(
            PlacedGraph placed,
            Viewport view,
            double size,
            int selected,
            int hovered,
            ShortNames names) {
        Point2D at(int node) {
            return view.toScreen(placed.places().get(node));
        }

        EntityGraph graph() {
            return placed.graph();
        }

        /** Pixels from the middle of a node to its rim, about. */
        double radius(int node) {
            EntityGraph.Node entity = graph().nodes().get(node);
            double byLinks = Math.min(10 + 1.6 * Math.sqrt(entity.links()), 19);
            return size * (byLinks + (entity.asked() ? 2 : 0));
        }
    }

    void paint(Picture picture, double width, double height) {
        g.setGlobalAlpha(1);
        g.setFill(colours.paper());
        g.fillRect(0, 0, width, height);
        Set<Integer> near =
                picture.selected() < 0 ? Set.of() : picture.graph().neighbours(picture.selected());
        List<String> relations = picture.placed().relations();
        for (EntityGraph.Edge edge : picture.graph().edges()) {
            edge(picture, edge, relations.indexOf(edge.relation()));
        }
        int count = picture.graph().nodes().size();
        for (int i = count - 1; i >= 0; i--) {
            node(picture, i, lit(picture, near, i));
        }
        TakenRoom room = new TakenRoom();
        IntStream.range(0, count).forEach(i -> room.take(disc(picture, i)));
        if (picture.selected() >= 0) {
            name(picture, picture.selected(), room, true);
            near.forEach(i -> name(picture, i, room, false));
        } else {
            IntStream.range(0, count).forEach(i -> name(picture, i, room, false));
        }
        if (picture.hovered() >= 0 && picture.hovered() != picture.selected()) {
            name(picture, picture.hovered(), room, true);
        }
        relations(picture, room);
    }

    private static boolean lit(Picture picture, Set<Integer> near, int node) {
        return picture.selected() < 0 || picture.selected() == node || near.contains(node);
    }

    private static boolean touches(EntityGraph.Edge edge, int node) {
        return edge.from() == node || edge.to() == node;
    }

    private void edge(Picture picture, EntityGraph.Edge edge, int relation) {
        boolean chosen = touches(edge, picture.selected());
        double crowded = picture.graph().edges().size() > MANY_LINKS ? 0.5 : 1;
        g.setGlobalAlpha(chosen ? 1 : picture.selected() < 0 ? crowded : FAINT);
        line(picture.at(edge.from()), picture.at(edge.to()), relation, chosen);
    }

    private void line(Point2D from, Point2D to, int relation, boolean chosen) {
        g.setStroke(chosen ? colours.accent() : colours.line());
        g.setLineWidth(chosen ? 2 : 1.25);
        g.setLineDashes(DASHES[relation % DASHES.length]);
        g.strokeLine(from.getX(), from.getY(), to.getX(), to.getY());
        g.setLineDashes();
    }

    private void node(Picture picture, int index, boolean lit) {
        double radius = picture.radius(index);
        Point2D at = picture.at(index);
        g.setGlobalAlpha(lit ? 1 : FAINT);
        boolean chosen = index == picture.selected();
        if (picture.graph().nodes().get(index).asked() || chosen) {
            outline(
                    picture.placed().mark(index).outline(),
                    at,
                    radius + 3.5,
                    chosen ? colours.accent() : colours.ink(),
                    chosen ? 3 : 1.5);
        }
        mark(picture.placed().mark(index), at, radius);
    }

    /** A node's shape with its letters. */
    void mark(KindMark mark, Point2D at, double radius) {
        g.setFill(colours.kind(mark));
        if (mark.outline().corners() == 0) {
            g.fillOval(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius);
        } else {
            double[][] corners = mark.outline().around(at.getX(), at.getY(), radius);
            g.fillPolygon(corners[0], corners[1], corners[0].length);
        }
        g.setFill(colours.letter());
        double size = radius * (mark.letters().length() > 1 ? 0.88 : 1.12);
        g.setFont(Font.font(null, FontWeight.BOLD, size));
        g.fillText(mark.letters(), at.getX(), at.getY());
    }

    /** A sample of a relation's line. */
    void sample(int relation, double width, double middle) {
        line(new Point2D(0, middle), new Point2D(width, middle), relation, false);
    }

    private void outline(
            KindMark.Outline outline, Point2D at, double radius, Color colour, double width) {
        g.setStroke(colour);
        g.setLineWidth(width);
        if (outline.corners() == 0) {
            g.strokeOval(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius);
        } else {
            double[][] corners = outline.around(at.getX(), at.getY(), radius);
            g.strokePolygon(corners[0], corners[1], corners[0].length);
        }
    }

    private static Bounds disc(Picture picture, int index) {
        Point2D at = picture.at(index);
        double radius = picture.radius(index) - 2;
        return new BoundingBox(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius);
    }

    private void name(Picture picture, int index, TakenRoom room, boolean always) {
        Point2D at = picture.at(index);
        double below = at.getY() + picture.radius(index) + 11;
        double width = picture.names().width(index);
        boolean free = room.take(new BoundingBox(at.getX() - width / 2, below - 7, width, 14));
        if (free || always) {
            g.setGlobalAlpha(1);
            text(picture.names().name(index), NAMES, at.getX(), below, colours.ink());
        }
    }

    private void text(String text, Font font, double x, double y, Color colour) {
        g.setFont(font);
        g.setStroke(colours.paper());
        g.setLineWidth(3.5);
        g.strokeText(text, x, y);
        g.setFill(colour);
        g.fillText(text, x, y);
    }

    private void relations(Picture picture, TakenRoom room) {
        boolean few = picture.graph().edges().size() <= FEW_LINKS;
        for (EntityGraph.Edge edge : picture.graph().edges()) {
            boolean shown = picture.selected() < 0 ? few : touches(edge, picture.selected());
            Point2D middle = picture.at(edge.from()).midpoint(picture.at(edge.to()));
            double width = 6.2 * edge.relation().length();
            if (shown
                    && room.take(
                            new BoundingBox(
                                    middle.getX() - width / 2, middle.getY() - 6, width, 12))) {
                g.setGlobalAlpha(1);
                text(edge.relation(), RELATIONS, middle.getX(), middle.getY(), colours.ink());
            }
        }
    }
}
