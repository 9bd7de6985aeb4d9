package org.hone.rlhf.endpoint;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passes text on as it comes, but no entity mark in two pieces: listeners put names in its place.
 */
final class WholeMarks implements Consumer<String> {
    private static final int LONGEST = 40;
    private static final Pattern OPEN = Pattern.compile("@[a-z_]*[0-9]*$");

    private final Consumer<String> listener;
    private String held = "";

    WholeMarks(Consumer<String> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(String piece) {
        String text = held + piece;
        String tail = text.substring(Math.max(0, text.length() - LONGEST));
        Matcher open = OPEN.matcher(tail);
        int cut = open.find() ? text.length() - (tail.length() - open.start()) : text.length();
        held = text.substring(cut);
        pass(text.substring(0, cut));
    }

    /** Passes on what was held back. */
    void end() {
        String rest = held;
        held = "";
        pass(rest);
    }

    private void pass(String text) {
        if (!text.isEmpty()) {
            listener.accept(text);
        }
    }
}
