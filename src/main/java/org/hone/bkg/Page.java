package org.hone.bkg;

import java.util.List;
import java.util.Optional;

/**
 * A part of an answer.
 *
 * @param rows in the answer's order
 * @param total entities in the whole answer
 * @param next the cursor of the next page; empty on the last
 */
record Page(List<Row> rows, long total, Optional<String> next) {
    static Page whole(List<Row> rows) {
        return new Page(
                rows, rows.stream().mapToInt(Row::node).distinct().count(), Optional.empty());
    }
}
