package org.hone.ui.results.picture;

import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Names as they stand under their nodes. Measured once, since measuring is slow. */
final class ShortNames {
    private static final int LONGEST = 26;

    private final List<String> names;
    private final double[] widths;

    ShortNames(EntityGraph graph) {
        names = graph.nodes().stream().map(node -> shortened(node.name())).toList();
        Text text = new Text();
        text.setFont(Font.font(12));
        widths = names.stream().mapToDouble(name -> width(text, name)).toArray();
    }

    private static double width(Text text, String name) {
        text.setText(name);
        return text.getLayoutBounds().getWidth();
    }

    /** At most 26 characters, the last an ellipsis when the name is longer. */
    static String shortened(String name) {
        String line = name.replaceAll("\\s+", " ").trim();
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)).trim() + "\u2026";
    }

    String name(int node) {
        return names.get(node);
    }

    /** Pixels. */
    double width(int node) {
        return widths[node];
    }
}
