package org.hone.llama;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What an automaton allows in terms of tokens, the ends of a text included. Immutable. */
final class Vocabulary {
    private final TokenTrie trie;
    private final IntFunction<byte[]> bytes;
    private final Set<Integer> ends;
    private final int[] everything;

    /**
     * @param bytes of each token; none for one that no text produces
     * @param ends tokens that end a text
     */
    Vocabulary(int size, IntFunction<byte[]> bytes, Set<Integer> ends) {
        this.trie = new TokenTrie(size, bytes);
        this.bytes = bytes;
        this.ends = Set.copyOf(ends);
        this.everything = IntStream.range(0, size).toArray();
    }

    /** Whether a token ends a text. */
    boolean ends(int token) {
        return ends.contains(token);
    }

    /** The place where a text begins. */
    Place start(ByteAutomaton automaton) {
        return new Place(automaton);
    }

    /**
     * A place in a constrained text. It keeps what it worked out, so that texts with a common
     * beginning share the work. For one thread.
     */
    final class Place {
        private final ByteAutomaton automaton;
        private final Map<Integer, Place> next = new HashMap<>();
        private int[] allowed;

        private Place(ByteAutomaton automaton) {
            this.automaton = automaton;
        }

        /** The tokens that may come next, ascending; maybe none. Shared: not to be written to. */
        int[] allowed() {
            if (automaton == ByteAutomaton.ANYTHING) {
                return everything;
            }
            if (allowed == null) {
                BitSet set = trie.allowed(automaton);
                ends.forEach(end -> set.set(end, automaton.complete()));
                int[] tokens = new int[set.cardinality()];
                int count = 0;
                for (int t = set.nextSetBit(0); t >= 0; t = set.nextSetBit(t + 1)) {
                    tokens[count++] = t;
                }
                allowed = tokens;
            }
            return allowed;
        }

        /** The place after an allowed token that does not end the text. */
        Place after(int token) {
            return automaton == ByteAutomaton.ANYTHING
                    ? this
                    : next.computeIfAbsent(token, t -> new Place(walked(bytes.apply(t))));
        }

        private ByteAutomaton walked(byte[] text) {
            ByteAutomaton moved = automaton;
            for (byte b : text) {
                moved = moved.after(b & 0xff);
            }
            return moved;
        }
    }
}
