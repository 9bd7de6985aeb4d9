package org.hone.llama;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The tokens of a vocabulary by their bytes: finds those that an automaton lets come next.
 * Immutable. Nodes lie depth first, each with the place to go on from when it is not allowed.
 */
final class TokenTrie {
    private final byte[] labels;
    private final int[] depths;
    private final int[] skips;
    private final int[] firstEnding;
    private final int[] tokens;
    private final int deepest;

    /**
     * @param size of the vocabulary
     * @param bytes of each token; none for one that no text produces
     */
    TokenTrie(int size, IntFunction<byte[]> bytes) {
        List<Entry> sorted = sorted(size, bytes);
        int most = sorted.stream().mapToInt(entry -> entry.bytes.length).sum();
        byte[] label = new byte[most];
        int[] depth = new int[most];
        int[] ending = new int[most + 1];
        int count = 0;
        byte[] before = new byte[0];
        for (int i = 0; i < sorted.size(); i++) {
            byte[] own = sorted.get(i).bytes;
            int shared = Arrays.mismatch(before, own);
            for (int d = shared < 0 ? own.length : shared; d < own.length; d++) {
                label[count] = own[d];
                depth[count] = d;
                ending[count++] = i;
            }
            before = own;
        }
        tokens = sorted.stream().mapToInt(Entry::id).toArray();
        labels = Arrays.copyOf(label, count);
        depths = Arrays.copyOf(depth, count);
        firstEnding = Arrays.copyOf(ending, count + 1);
        firstEnding[count] = tokens.length;
        skips = skips(depths);
        deepest = Arrays.stream(depths).max().orElse(-1) + 1;
    }

    private record Entry(byte[] bytes, int id) {}

    private static List<Entry> sorted(int size, IntFunction<byte[]> bytes) {
        List<Entry> entries = new ArrayList<>(size);
        for (int id = 0; id < size; id++) {
            byte[] own = bytes.apply(id);
            if (own.length > 0) {
                entries.add(new Entry(own, id));
            }
        }
        entries.sort((a, b) -> Arrays.compareUnsigned(a.bytes, b.bytes));
        return entries;
    }

    /** For each node the next one that is not below it. */
    private static int[] skips(int[] depths) {
        int[] skips = new int[depths.length];
        Arrays.fill(skips, depths.length);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < depths.length; i++) {
            while (!open.isEmpty() && depths[open.peek()] >= depths[i]) {
                skips[open.pop()] = i;
            }
            open.push(i);
        }
        return skips;
    }

    private static boolean step(ByteAutomaton[] path, int depth, int label) {
        Optional<ByteAutomaton> next = path[depth].next(label);
        next.ifPresent(automaton -> path[depth + 1] = automaton);
        return next.isPresent();
    }

    /** The tokens all of whose bytes are allowed from a position on. */
    BitSet allowed(ByteAutomaton position) {
        BitSet allowed = new BitSet();
        ByteAutomaton[] path = new ByteAutomaton[deepest + 1];
        path[0] = position;
        int i = 0;
        while (i < labels.length) {
            int depth = depths[i];
            int label = labels[i] & 0xff;
            boolean leaf = skips[i] == i + 1;
            if (leaf ? !path[depth].allows(label) : !step(path, depth, label)) {
                i = skips[i];
                continue;
            }
            for (int t = firstEnding[i]; t < firstEnding[i + 1]; t++) {
                allowed.set(tokens[t]);
            }
            i++;
        }
        return allowed;
    }
}
