package org.hone.ui.results;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hone.domain.ResultTable;

/**
 * The order of a column's cells: by value where every cell is a number or a text that reads as one,
 * else as text; cells without a value come last.
 *
 * @param numeric whether it is by value
 */
record CellOrder(boolean numeric) implements Comparator<Object> {

    /** The order that suits a column. */
    static CellOrder of(ResultTable table, String column) {
        List<Object> values =
                table.rows().stream()
                        .map((Map<String, Object> row) -> row.get(column))
                        .filter(value -> !isBlank(value))
                        .toList();
        return new CellOrder(
                !values.isEmpty() && values.stream().allMatch(value -> number(value).isPresent()));
    }

    private static boolean isBlank(Object value) {
        return value == null || value.toString().isBlank();
    }

    private static Optional<BigDecimal> number(Object value) {
        try {
            return Optional.of(new BigDecimal(value.toString().trim()));
        } catch (NumberFormatException words) {
            return Optional.empty();
        }
    }

    @Override
    public int compare(Object first, Object second) {
        if (isBlank(first) || isBlank(second)) {
            return Boolean.compare(isBlank(first), isBlank(second));
        }
        return numeric
                ? number(first).orElseThrow().compareTo(number(second).orElseThrow())
                : String.CASE_INSENSITIVE_ORDER.compare(first.toString(), second.toString());
    }
}
