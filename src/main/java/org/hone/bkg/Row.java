package org.hone.bkg;

/**
 * One row of an answer.
 *
 * @param node the node that was found
 * @param relation how it was found; empty when by none
 * @param input the node that it was found from; -1 when from none
 */
record Row(int node, String relation, int input) {}
