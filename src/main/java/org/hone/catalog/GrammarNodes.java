package org.hone.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The building blocks of {@link PlanGrammar}: what may come next, and what after that. */
final class GrammarNodes {
    private GrammarNodes() {}

    /** One way in which the text may go on. */
    interface Node {
        /** The ways to go on after a byte; empty when the byte does not fit. */
        List<Node> after(int b);
    }

    /** The end of the plan. */
    static final Node END = b -> List.of();

    /** Exactly these characters, then what {@code next} gives. */
    static List<Node> literal(String text, Supplier<List<Node>> next) {
        return literal(text.getBytes(StandardCharsets.UTF_8), 0, next);
    }

    private static List<Node> literal(byte[] bytes, int offset, Supplier<List<Node>> next) {
        if (offset == bytes.length) {
            return next.get();
        }
        return List.of(
                b -> (bytes[offset] & 0xff) == b ? literal(bytes, offset + 1, next) : List.of());
    }

    /** A run of characters that {@code grows} accepts; may end where {@code ends} accepts it. */
    static Node run(Predicate<String> grows, Predicate<String> ends, Supplier<List<Node>> next) {
        return named("", grows, ends, text -> next.get());
    }

    /** A run whose text the rest of the grammar needs to know. */
    static Node named(
            String text,
            Predicate<String> grows,
            Predicate<String> ends,
            Function<String, List<Node>> next) {
        return b -> {
            List<Node> ways = new ArrayList<>();
            String longer = text + (char) b;
            if (b < 0x80 && grows.test(longer)) {
                ways.add(named(longer, grows, ends, next));
            }
            if (ends.test(text)) {
                next.apply(text).forEach(node -> ways.addAll(node.after(b)));
            }
            return ways;
        };
    }

    /** A text in double quotes: printable, not blank, whole UTF-8 characters, without escapes. */
    static List<Node> quoted(int maxBytes, Supplier<List<Node>> next) {
        return literal("\"", () -> List.of(inQuotes(0, 0, maxBytes, next)));
    }

    private static Node inQuotes(int length, int pending, int maxBytes, Supplier<List<Node>> next) {
        return b -> {
            if (pending > 0) {
                boolean continues = b >= 0x80 && b <= 0xbf;
                return continues
                        ? List.of(inQuotes(length + 1, pending - 1, maxBytes, next))
                        : List.of();
            }
            if (b == '"') {
                return length > 0 ? next.get() : List.of();
            }
            int more = b >= 0xc3 && b <= 0xdf ? 1 : b >= 0xe1 && b <= 0xec ? 2 : 0;
            boolean ascii = b > 0x20 && b < 0x7f && b != '\\' || b == 0x20 && length > 0;
            boolean fits = length + more < maxBytes && (ascii || more > 0);
            return fits ? List.of(inQuotes(length + 1, more, maxBytes, next)) : List.of();
        };
    }
}
