package org.hone.bkg.index;

import java.util.List;

/**
 * A stretch of a query that names nodes.
 *
 * @param start index of its first character
 * @param end index after its last character
 * @param nodes what it may mean; never empty
 */
record Mention(int start, int end, List<Integer> nodes) {}
