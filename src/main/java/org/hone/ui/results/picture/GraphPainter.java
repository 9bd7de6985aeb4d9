package org.hone.ui.results.picture;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
    private static final int THRONG = 600;
    private static final double VEIL = 0.8;
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
        links(picture);
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
            IntStream.range(0, count)
                    .forEach(i -> name(picture, i, room, picture.graph().nodes().get(i).asked()));
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

    /** One path for each relation: a thousand single lines take a software renderer too long. */
    private void links(Picture picture) {
        List<String> relations = picture.placed().relations();
        int all = picture.graph().edges().size();
        double crowded = all > THRONG ? 0.25 : all > MANY_LINKS ? 0.5 : 1;
        for (int i = 0; i < relations.size(); i++) {
            String relation = relations.get(i);
            g.setGlobalAlpha(picture.selected() < 0 ? crowded : FAINT);
            stroke(picture, i, false, e -> e.relation().equals(relation));
            g.setGlobalAlpha(1);
            stroke(
                    picture,
                    i,
                    true,
                    e -> e.relation().equals(relation) && touches(e, picture.selected()));
        }
    }

    private void stroke(
            Picture picture, int relation, boolean chosen, Predicate<EntityGraph.Edge> which) {
        g.beginPath();
        for (EntityGraph.Edge edge : picture.graph().edges()) {
            if (which.test(edge)) {
                Point2D from = picture.at(edge.from());
                Point2D to = picture.at(edge.to());
                g.moveTo(from.getX(), from.getY());
                g.lineTo(to.getX(), to.getY());
            }
        }
        pen(relation, chosen);
        g.stroke();
        g.setLineDashes();
    }

    private void pen(int relation, boolean chosen) {
        g.setStroke(chosen ? colours.accent() : colours.line());
        g.setLineWidth(chosen ? 2 : 1.25);
        g.setLineDashes(DASHES[relation % DASHES.length]);
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
        pen(relation, false);
        g.strokeLine(0, middle, width, middle);
        g.setLineDashes();
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
        Bounds words = new BoundingBox(at.getX() - width / 2 - 2, below - 7, width + 4, 14);
        if (room.take(words) || always) {
            text(picture.names().name(index), NAMES, words);
        }
    }

    private void text(String text, Font font, Bounds room) {
        g.setGlobalAlpha(VEIL);
        g.setFill(colours.paper());
        g.fillRect(room.getMinX(), room.getMinY(), room.getWidth(), room.getHeight());
        g.setGlobalAlpha(1);
        g.setFont(font);
        g.setFill(colours.ink());
        g.fillText(text, room.getCenterX(), room.getCenterY());
    }

    private void relations(Picture picture, TakenRoom room) {
        boolean few = picture.graph().edges().size() <= FEW_LINKS;
        for (EntityGraph.Edge edge : picture.graph().edges()) {
            boolean shown = picture.selected() < 0 ? few : touches(edge, picture.selected());
            Point2D middle = picture.at(edge.from()).midpoint(picture.at(edge.to()));
            double width = 6.4 * edge.relation().length() + 4;
            Bounds words = new BoundingBox(middle.getX() - width / 2, middle.getY() - 6, width, 12);
            if (shown && room.take(words)) {
                text(edge.relation(), RELATIONS, words);
            }
        }
    }
}
