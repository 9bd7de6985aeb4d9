package org.hone.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Scores summed up by any property, with 95 % Wilson intervals. */
public final class AccuracyTable {
    private static final double Z = 1.96;

    private AccuracyTable() {}

    /**
     * One line of the table.
     *
     * @param label of the examples
     * @param count how many
     * @param exact share of exact answers, in [0, 1]
     * @param low lower end of its 95 % interval
     * @param high upper end
     * @param f1 mean F1
     * @param medianMillis median time to the plan
     */
    public record Row(
            String label,
            int count,
            double exact,
            double low,
            double high,
            double f1,
            double medianMillis) {}

    /** One row per value of a property, in alphabetical order. */
    public static List<Row> by(List<PlanScore> scores, Function<PlanScore, String> property) {
        Map<String, List<PlanScore>> groups =
                scores.stream()
                        .collect(
                                Collectors.groupingBy(property, TreeMap::new, Collectors.toList()));
        List<Row> rows = new ArrayList<>();
        groups.forEach((label, group) -> rows.add(row(label, group)));
        return rows;
    }

    /** All scores in one row. */
    public static Row row(String label, List<PlanScore> scores) {
        int n = scores.size();
        double exact = scores.stream().filter(PlanScore::exact).count() / (double) Math.max(1, n);
        double centre = (exact + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half =
                Z / (1 + Z * Z / n) * Math.sqrt(exact * (1 - exact) / n + Z * Z / (4.0 * n * n));
        List<PlanScore> byTime =
                scores.stream().sorted(Comparator.comparingDouble(PlanScore::millis)).toList();
        double f1 = scores.stream().mapToDouble(PlanScore::f1).average().orElse(0);
        return new Row(
                label,
                n,
                exact,
                Math.max(0, centre - half),
                Math.min(1, centre + half),
                f1,
                n == 0 ? 0 : byTime.get(n / 2).millis());
    }
}
