package org.hone.bkg;

/**
 * One row of an answer.
 *
 * @param node the node that was found
 * @param relation how it was found; empty when by none
 * @param input the node that it was found from; -1 when from none
 * @param source provenance of the edge that it was found by; empty when nobody says
 */
record Row(int node, String relation, int input, String source) {
    /** A row that no edge led to. */
    static Row of(int node) {
        return new Row(node, "", -1, "");
    }
}
