package org.hone.bkg.graph;

/**
 * Neighbours of every node over one metaedge in one direction, in flat arrays; the provenance of
 * each edge is an index into the graph's table of texts.
 */
final class Adjacency {
    private final int[] offsets;
    private final int[] neighbours;
    private final int[] provenances;

    /**
     * @param nodes how many nodes the graph has
     * @param from one end of each edge
     * @param to the other end
     * @param provenances of each edge; empty when no edge has one, which costs no memory
     * @param count how many of the arrays' edges count
     */
    Adjacency(int nodes, int[] from, int[] to, int[] provenances, int count) {
        offsets = new int[nodes + 1];
        for (int i = 0; i < count; i++) {
            offsets[from[i] + 1]++;
        }
        for (int i = 0; i < nodes; i++) {
            offsets[i + 1] += offsets[i];
        }
        neighbours = new int[count];
        this.provenances = new int[provenances.length == 0 ? 0 : count];
        int[] next = offsets.clone();
        for (int i = 0; i < count; i++) {
            int at = next[from[i]]++;
            neighbours[at] = to[i];
            if (this.provenances.length > 0) {
                this.provenances[at] = provenances[i];
            }
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

    /** The number of the edge's provenance; 0 when it has none. */
    int provenance(int at) {
        return provenances.length == 0 ? 0 : provenances[at];
    }
}
