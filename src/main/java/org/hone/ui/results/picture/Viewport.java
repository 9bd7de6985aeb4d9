package org.hone.ui.results.picture;

import java.util.List;
import javafx.geometry.Point2D;

/**
 * What part of the plane is seen: screen = plane x scale + shift.
 *
 * @param scale pixels per unit
 * @param shiftX pixels
 * @param shiftY pixels
 */
record Viewport(double scale, double shiftX, double shiftY) {
    private static final double SMALLEST = 2;
    private static final double LARGEST = 2000;

    /** All points in the middle of an area, with margins around. */
    static Viewport fitting(
            List<Point2D> points, double width, double height, double marginX, double marginY) {
        double left = points.stream().mapToDouble(Point2D::getX).min().orElse(0);
        double right = points.stream().mapToDouble(Point2D::getX).max().orElse(0);
        double top = points.stream().mapToDouble(Point2D::getY).min().orElse(0);
        double bottom = points.stream().mapToDouble(Point2D::getY).max().orElse(0);
        double scale =
                Math.min(
                        Math.max(width - 2 * marginX, 1) / Math.max(right - left, 1),
                        Math.max(height - 2 * marginY, 1) / Math.max(bottom - top, 1));
        scale = within(scale);
        return new Viewport(
                scale,
                width / 2 - scale * (left + right) / 2,
                height / 2 - scale * (top + bottom) / 2);
    }

    private static double within(double scale) {
        return Math.max(SMALLEST, Math.min(LARGEST, scale));
    }

    Point2D toScreen(Point2D point) {
        return new Point2D(point.getX() * scale + shiftX, point.getY() * scale + shiftY);
    }

    Point2D toPlane(double screenX, double screenY) {
        return new Point2D((screenX - shiftX) / scale, (screenY - shiftY) / scale);
    }

    Viewport moved(double screenX, double screenY) {
        return new Viewport(scale, shiftX + screenX, shiftY + screenY);
    }

    /** Larger or smaller, while the point under a pixel stays there. */
    Viewport zoomed(double factor, double screenX, double screenY) {
        double next = within(scale * factor);
        double change = next / scale;
        return new Viewport(
                next, screenX - (screenX - shiftX) * change, screenY - (screenY - shiftY) * change);
    }
}
