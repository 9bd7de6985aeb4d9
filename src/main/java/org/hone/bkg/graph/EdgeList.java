package org.hone.bkg.graph;

import java.util.Arrays;

/** Edges of one metaedge while the graph is being built. */
final class EdgeList {
    private static final int[] NONE = {};

    int[] sources = new int[64];
    int[] targets = new int[64];
    int size;
    private int[] provenances = NONE;

    /**
     * @param provenance index into the graph's table of texts; 0 for none
     */
    void add(int source, int target, int provenance) {
        if (size == sources.length) {
            sources = Arrays.copyOf(sources, size * 2);
            targets = Arrays.copyOf(targets, size * 2);
        }
        if (provenance != 0 || provenances.length > 0) {
            if (provenances.length < sources.length) {
                provenances = Arrays.copyOf(provenances, sources.length);
            }
            provenances[size] = provenance;
        }
        sources[size] = source;
        targets[size++] = target;
    }

    /**
     * Drops repetitions; of a symmetric edge the other direction is one. The first provenance that
     * an edge was added with stays.
     */
    void keepDistinct(boolean symmetric) {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            boolean turn = symmetric && sources[i] > targets[i];
            long from = turn ? targets[i] : sources[i];
            long to = turn ? sources[i] : targets[i];
            keys[i] = from << 32 | to;
        }
        long[] distinct = Arrays.stream(keys).sorted().distinct().toArray();
        if (provenances.length > 0) {
            int[] kept = new int[distinct.length];
            for (int i = size - 1; i >= 0; i--) {
                if (provenances[i] != 0) {
                    kept[Arrays.binarySearch(distinct, keys[i])] = provenances[i];
                }
            }
            provenances = kept;
        }
        size = distinct.length;
        for (int i = 0; i < size; i++) {
            sources[i] = (int) (distinct[i] >> 32);
            targets[i] = (int) distinct[i];
        }
    }

    Adjacency forward(int nodes, boolean symmetric) {
        return symmetric ? both(nodes) : new Adjacency(nodes, sources, targets, provenances, size);
    }

    Adjacency backward(int nodes) {
        return new Adjacency(nodes, targets, sources, provenances, size);
    }

    private Adjacency both(int nodes) {
        int[] from = Arrays.copyOf(sources, size * 2);
        int[] to = Arrays.copyOf(targets, size * 2);
        int[] marks = provenances.length == 0 ? NONE : Arrays.copyOf(provenances, size * 2);
        int n = size;
        for (int i = 0; i < size; i++) {
            if (sources[i] != targets[i]) {
                if (marks.length > 0) {
                    marks[n] = marks[i];
                }
                from[n] = targets[i];
                to[n++] = sources[i];
            }
        }
        return new Adjacency(nodes, from, to, marks, n);
    }
}
