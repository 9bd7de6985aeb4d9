package org.hone.ui.results.picture;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * The colours of the style sheet for what is painted on a canvas, which style sheets do not reach:
 * regions without size carry them as backgrounds.
 */
final class GraphColours {
    private final Group carriers = new Group();
    private final List<Region> kinds = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private final Region paper;
    private final Region ink;
    private final Region line;
    private final Region accent;
    private final Region letter;

    GraphColours() {
        for (int i = 0; i < KindMark.COLOURS; i++) {
            kinds.add(carrier("kind-" + i));
        }
        paper = carrier("paper");
        ink = carrier("ink");
        line = carrier("line");
        accent = carrier("accent");
        letter = carrier("letter");
        carriers.setManaged(false);
    }

    private Region carrier(String name) {
        Region region = new Region();
        region.getStyleClass().add("graph-" + name);
        region.backgroundProperty()
                .addListener((property, old, now) -> listeners.forEach(Runnable::run));
        carriers.getChildren().add(region);
        return region;
    }

    /** Calls a listener whenever the theme changed. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** To be put into the scene beside the canvas. */
    Group carriers() {
        return carriers;
    }

    Color kind(KindMark mark) {
        return of(kinds.get(mark.colour()));
    }

    /** Behind everything. */
    Color paper() {
        return of(paper);
    }

    /** Text. */
    Color ink() {
        return of(ink);
    }

    /** Links. */
    Color line() {
        return of(line);
    }

    /** What is selected. */
    Color accent() {
        return of(accent);
    }

    /** Letters on a node. */
    Color letter() {
        return of(letter);
    }

    private static Color of(Region carrier) {
        Background background = carrier.getBackground();
        Paint paint =
                background == null || background.getFills().isEmpty()
                        ? Color.GRAY
                        : background.getFills().get(0).getFill();
        return paint instanceof Color colour ? colour : Color.GRAY;
    }
}
