package org.hone.llama;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The bytes of tokens as text: whole characters only, and nothing that a stop text might begin with
 * until it is known not to. Bytes that are no UTF-8 become U+FFFD. For one thread.
 */
final class TextStream {
    private static final int LEAD = 0xc0;

    private final List<String> stops;
    private final Consumer<String> listener;
    private final StringBuilder whole = new StringBuilder();
    private byte[] bytes = new byte[0];
    private int heard;
    private boolean stopped;

    TextStream(List<String> stops, Consumer<String> listener) {
        this.stops = stops;
        this.listener = listener;
    }

    /** Takes up a token. */
    void push(byte[] more) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        int end = all.length - unfinished(all);
        int searched = whole.length();
        whole.append(new String(all, 0, end, StandardCharsets.UTF_8));
        bytes = Arrays.copyOfRange(all, end, all.length);
        findStop(searched);
        emit(whole.length() - (stopped ? 0 : possibleStop()));
    }

    /** Emits what was held back; nothing follows. */
    void finish() {
        if (!stopped) {
            whole.append(new String(bytes, StandardCharsets.UTF_8));
            bytes = new byte[0];
            emit(whole.length());
        }
    }

    /** Whether a stop text came; it and what follows are left out. */
    boolean stopped() {
        return stopped;
    }

    /** The text so far, what is held back included. */
    String text() {
        return whole.toString();
    }

    /** The bytes of a character at the end that is not whole yet. */
    private static int unfinished(byte[] all) {
        for (int back = 1; back <= Math.min(3, all.length); back++) {
            int b = all[all.length - back] & 0xff;
            if (b >= LEAD) {
                int needed = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
                return needed > back ? back : 0;
            }
            if (b < 0x80) {
                return 0;
            }
        }
        return 0;
    }

    private void findStop(int searched) {
        int first = -1;
        for (String stop : stops) {
            int at = whole.indexOf(stop, Math.max(0, searched - stop.length() + 1));
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }
        if (first >= 0 && !stopped) {
            stopped = true;
            whole.setLength(first);
        }
    }

    /** The longest end of the text with which a stop text begins. */
    private int possibleStop() {
        int longest = 0;
        for (String stop : stops) {
            for (int n = Math.min(stop.length() - 1, whole.length()); n > longest; n--) {
                if (stop.startsWith(whole.substring(whole.length() - n))) {
                    longest = n;
                }
            }
        }
        return longest;
    }

    private void emit(int until) {
        if (until > heard) {
            listener.accept(whole.substring(heard, until));
            heard = until;
        }
    }
}
