package org.hone.bkg.graph;

import java.util.Arrays;

/** Edges of one metaedge while the graph is being built. */
final class EdgeList {
    int[] sources = new int[64];
    int[] targets = new int[64];
    int size;

    void add(int source, int target) {
        if (size == sources.length) {
            sources = Arrays.copyOf(sources, size * 2);
            targets = Arrays.copyOf(targets, size * 2);
        }
        sources[size] = source;
        targets[size++] = target;
    }

    /** Drops repetitions; of a symmetric edge the other direction is one. */
    void keepDistinct(boolean symmetric) {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            boolean turn = symmetric && sources[i] > targets[i];
            long from = turn ? targets[i] : sources[i];
            long to = turn ? sources[i] : targets[i];
            keys[i] = from << 32 | to;
        }
        Arrays.sort(keys);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                sources[kept] = (int) (keys[i] >> 32);
                targets[kept++] = (int) keys[i];
            }
        }
        size = kept;
    }

    Adjacency forward(int nodes, boolean symmetric) {
        return symmetric ? both(nodes) : new Adjacency(nodes, sources, targets, size);
    }

    Adjacency backward(int nodes) {
        return new Adjacency(nodes, targets, sources, size);
    }

    private Adjacency both(int nodes) {
        int[] from = Arrays.copyOf(sources, size * 2);
        int[] to = Arrays.copyOf(targets, size * 2);
        int n = size;
        for (int i = 0; i < size; i++) {
            if (sources[i] != targets[i]) {
                from[n] = targets[i];
                to[n++] = sources[i];
            }
        }
        return new Adjacency(nodes, from, to, n);
    }
}
