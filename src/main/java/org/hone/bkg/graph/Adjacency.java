package org.hone.bkg.graph;

/** Neighbours of every node over one metaedge in one direction, in two flat arrays. */
final class Adjacency {
    private final int[] offsets;
    private final int[] neighbours;

    /**
     * @param nodes how many nodes the graph has
     * @param from one end of each edge
     * @param to the other end
     * @param count how many of the array's edges count
     */
    Adjacency(int nodes, int[] from, int[] to, int count) {
        offsets = new int[nodes + 1];
        for (int i = 0; i < count; i++) {
            offsets[from[i] + 1]++;
        }
        for (int i = 0; i < nodes; i++) {
            offsets[i + 1] += offsets[i];
        }
        neighbours = new int[count];
        int[] next = offsets.clone();
        for (int i = 0; i < count; i++) {
            neighbours[next[from[i]]++] = to[i];
        }
    }

    int begin(int node) {
        return offsets[node];
    }

    int end(int node) {
        return offsets[node + 1];
    }

    int neighbour(int at) {
        return neighbours[at];
    }
}
