package org.hone.ui.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hone.domain.ResultTable;
import org.junit.jupiter.api.Test;

class CellOrderTest {
    private static List<Object> sorted(Object... values) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Object value : values) {
            Map<String, Object> row = new HashMap<>();
            row.put("c", value);
            rows.add(row);
        }
        List<Object> cells = new ArrayList<>(Arrays.asList(values));
        cells.sort(CellOrder.of(new ResultTable(List.of("c"), rows, false), "c"));
        return cells;
    }

    @Test
    void numbersAndTextsOfNumbersGoByValue() {
        assertThat(sorted(10, 9.5, 2L, "100")).containsExactly(2L, 9.5, 10, "100");
    }

    @Test
    void oneWordMakesTheColumnText() {
        assertThat(sorted("b", 10, "A", 9)).containsExactly(10, 9, "A", "b");
    }

    @Test
    void missingValuesComeLast() {
        assertThat(sorted(null, 2, "", 1)).containsExactly(1, 2, null, "");
    }
}
