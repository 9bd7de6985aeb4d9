package org.hone.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that a step returned; a scalar answer is one row with one column.
 *
 * @param columns in the order shown
 * @param rows JSON values by column: String, Number, Boolean, List, Map or null
 * @param truncated whether the service has more rows than were read
 */
public record ResultTable(List<String> columns, List<Map<String, Object>> rows, boolean truncated) {
    /** No rows. */
    public static final ResultTable EMPTY = new ResultTable(List.of(), List.of(), false);

    public ResultTable {
        columns = List.copyOf(columns);
        List<Map<String, Object>> copy = new ArrayList<>(rows.size());
        rows.forEach(row -> copy.add(Collections.unmodifiableMap(new LinkedHashMap<>(row))));
        rows = Collections.unmodifiableList(copy);
    }
}
