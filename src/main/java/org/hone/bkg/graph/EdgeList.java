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
