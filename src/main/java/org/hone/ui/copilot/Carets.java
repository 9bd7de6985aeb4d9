package org.hone.ui.copilot;

/** Places in a text. */
final class Carets {
    private Carets() {}

    /** The index of a line and column, both from 1; the nearest one there is. */
    static int at(String text, int line, int column) {
        int index = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', index);
            if (end < 0) {
                return text.length();
            }
            index = end + 1;
        }
        return Math.min(text.length(), index + column - 1);
    }
}
