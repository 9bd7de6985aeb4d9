package org.hone.llama;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Merges the bytes of a piece, the earliest learnt pair first, the leftmost first among equals. */
final class BpeMerger {
    private static final int GONE = -1;

    private final Map<String, Integer> vocabulary;
    private final ByteAlphabet alphabet;
    private final boolean wholePieces;
    private final int[] single = new int[256];
    private final Map<Long, Merge> merges = new HashMap<>();

    /**
     * @param rank the order in which it was learnt
     * @param result the token of both
     */
    private record Merge(int rank, int result) {}

    /** A pair of neighbours that may merge. */
    private record Candidate(int rank, int at, int left, int right, int result)
            implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            return rank != other.rank ? Integer.compare(rank, other.rank) : at - other.at;
        }
    }

    BpeMerger(
            Map<String, Integer> vocabulary,
            List<String> pairs,
            ByteAlphabet alphabet,
            boolean wholePieces) {
        this.vocabulary = vocabulary;
        this.alphabet = alphabet;
        this.wholePieces = wholePieces;
        for (int b = 0; b < single.length; b++) {
            single[b] = vocabulary.getOrDefault(String.valueOf(alphabet.character(b)), GONE);
        }
        for (int rank = 0; rank < pairs.size(); rank++) {
            String pair = pairs.get(rank);
            int space = pair.indexOf(' ');
            if (space > 0) {
                Integer left = vocabulary.get(pair.substring(0, space));
                Integer right = vocabulary.get(pair.substring(space + 1));
                Integer both = vocabulary.get(pair.substring(0, space) + pair.substring(space + 1));
                if (left != null && right != null && both != null) {
                    merges.putIfAbsent(key(left, right), new Merge(rank, both));
                }
            }
        }
    }

    private static long key(int left, int right) {
        return (long) left << 32 | right;
    }

    /** Appends the tokens of a piece; a byte that the vocabulary lacks is left out. */
    void encode(String piece, List<Integer> ids) {
        String spelled = alphabet.encode(piece);
        if (wholePieces && vocabulary.containsKey(spelled)) {
            ids.add(vocabulary.get(spelled));
            return;
        }
        Chain chain = new Chain(spelled);
        chain.merge();
        chain.collect(ids);
    }

    /** The tokens of a piece as a doubly linked list over positions. */
    private final class Chain {
        private final int[] tokens;
        private final int[] next;
        private final int[] previous;
        private final PriorityQueue<Candidate> queue = new PriorityQueue<>();

        Chain(String spelled) {
            tokens =
                    spelled.chars()
                            .map(c -> single[alphabet.value((char) c)])
                            .filter(token -> token != GONE)
                            .toArray();
            next = new int[tokens.length];
            previous = new int[tokens.length];
            Arrays.setAll(next, i -> i + 1);
            Arrays.setAll(previous, i -> i - 1);
            for (int i = 0; i + 1 < tokens.length; i++) {
                offer(i);
            }
        }

        private void offer(int at) {
            if (at >= 0 && next[at] < tokens.length) {
                int right = tokens[next[at]];
                Merge merge = merges.get(key(tokens[at], right));
                if (merge != null) {
                    queue.add(new Candidate(merge.rank(), at, tokens[at], right, merge.result()));
                }
            }
        }

        void merge() {
            while (!queue.isEmpty()) {
                Candidate best = queue.remove();
                int at = best.at();
                int after = next[at];
                boolean stands =
                        tokens[at] == best.left()
                                && after < tokens.length
                                && tokens[after] == best.right();
                if (stands) {
                    tokens[at] = best.result();
                    tokens[after] = GONE;
                    next[at] = next[after];
                    if (next[at] < tokens.length) {
                        previous[next[at]] = at;
                    }
                    offer(previous[at]);
                    offer(at);
                }
            }
        }

        void collect(List<Integer> ids) {
            for (int i = 0; i < tokens.length; i = next[i]) {
                ids.add(tokens[i]);
            }
        }
    }
}
