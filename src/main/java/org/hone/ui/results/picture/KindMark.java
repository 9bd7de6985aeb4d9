package org.hone.ui.results.picture;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a kind of entity looks: told apart by outline and letters as well as by colour.
 *
 * @param colour index into the colours of the style sheet, below {@link #COLOURS}
 * @param outline of the node
 * @param letters initials of the kind, at most two
 */
record KindMark(int colour, Outline outline, String letters) {
    /** Colours that the style sheet has. */
    static final int COLOURS = 8;

    /** A regular polygon; a circle has no corners. */
    enum Outline {
        CIRCLE(0, 0),
        SQUARE(4, 45),
        DIAMOND(4, 0),
        HEXAGON(6, 0),
        TRIANGLE(3, -90),
        PENTAGON(5, -90),
        WEDGE(3, 90),
        OCTAGON(8, 22.5);

        private final int corners;
        private final double turn;

        Outline(int corners, double degrees) {
            this.corners = corners;
            this.turn = Math.toRadians(degrees);
        }

        /** How many; 0 for a circle. */
        int corners() {
            return corners;
        }

        /** The corners of a polygon of a circle's area: x, then y. */
        double[][] around(double x, double y, double radius) {
            double reach =
                    radius * Math.sqrt(2 * Math.PI / (corners * Math.sin(2 * Math.PI / corners)));
            double[][] points = new double[2][corners];
            for (int i = 0; i < corners; i++) {
                double angle = turn + 2 * Math.PI * i / corners;
                points[0][i] = x + reach * Math.cos(angle);
                points[1][i] = y + reach * Math.sin(angle);
            }
            return points;
        }
    }

    /** A mark for each kind; a kind mostly keeps its mark from one answer to the next. */
    static Map<String, KindMark> of(Collection<String> kinds) {
        Map<String, KindMark> marks = new TreeMap<>();
        Set<Integer> taken = new HashSet<>();
        for (String kind : new TreeSet<>(kinds)) {
            int slot = Math.floorMod(kind.hashCode(), COLOURS);
            while (taken.size() < COLOURS && taken.contains(slot)) {
                slot = (slot + 1) % COLOURS;
            }
            int turn = taken.size() < COLOURS ? 0 : marks.size() / COLOURS;
            taken.add(slot);
            Outline[] outlines = Outline.values();
            marks.put(
                    kind,
                    new KindMark(slot, outlines[(slot + turn) % outlines.length], initials(kind)));
        }
        return marks;
    }

    private static String initials(String kind) {
        return Stream.of(kind.trim().split("[\\s_]+"))
                .filter(word -> !word.isEmpty())
                .limit(2)
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
