package org.hone.ui.results.picture;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;

/** Where something is drawn already, so that names do not cover each other. */
final class TakenRoom {
    private final List<Bounds> taken = new ArrayList<>();

    /** Takes an area unless part of it is taken; says whether it was free. */
    boolean take(Bounds area) {
        if (taken.stream().anyMatch(area::intersects)) {
            return false;
        }
        taken.add(area);
        return true;
    }
}
