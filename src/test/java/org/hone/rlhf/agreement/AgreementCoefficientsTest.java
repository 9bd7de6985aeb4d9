package org.hone.rlhf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Published values. */
class AgreementCoefficientsTest {

    /** Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: 0.743. */
    @Test
    void alphaIsThatOfThePublishedExampleWithMissingChoices() {
        String[] rows = {"123321412...", "1233224125.3", ".3332342251.", "12332441251."};
        List<Map<String, String>> items = new ArrayList<>();
        for (int unit = 0; unit < 12; unit++) {
            Map<String, String> item = new HashMap<>();
            for (int annotator = 0; annotator < rows.length; annotator++) {
                char said = rows[annotator].charAt(unit);
                if (said != '.') {
                    item.put("annotator" + annotator, String.valueOf(said));
                }
            }
            items.add(item);
        }
        assertThat(new AgreementCoefficients(items).krippendorffAlpha().orElseThrow())
                .isCloseTo(0.743, within(0.0005));
    }

    /** Yes-yes 20, yes-no 5, no-yes 10, no-no 15: (0.7 - 0.5) / (1 - 0.5). */
    @Test
    void cohensKappaOfTwoAnnotators() {
        List<Map<String, String>> items = new ArrayList<>();
        add(items, 20, "yes", "yes");
        add(items, 5, "yes", "no");
        add(items, 10, "no", "yes");
        add(items, 15, "no", "no");
        assertThat(new AgreementCoefficients(items).cohenKappa("a", "b").orElseThrow())
                .isCloseTo(0.4, within(1e-9));
    }

    private static void add(
            List<Map<String, String>> items, int count, String first, String second) {
        for (int i = 0; i < count; i++) {
            items.add(Map.of("a", first, "b", second));
        }
    }

    /** The example of Fleiss (1971) as in the literature: 10 items, 14 annotators, 0.210. */
    @Test
    void fleissKappaIsThatOfThePublishedExample() {
        int[][] counts = {
            {0, 0, 0, 0, 14},
            {0, 2, 6, 4, 2},
            {0, 0, 3, 5, 6},
            {0, 3, 9, 2, 0},
            {2, 2, 8, 1, 1},
            {7, 7, 0, 0, 0},
            {3, 2, 6, 3, 0},
            {2, 5, 3, 2, 2},
            {6, 5, 2, 1, 0},
            {0, 2, 2, 3, 7}
        };
        List<Map<String, String>> items = new ArrayList<>();
        for (int[] row : counts) {
            Map<String, String> item = new HashMap<>();
            for (int choice = 0; choice < row.length; choice++) {
                for (int i = 0; i < row[choice]; i++) {
                    item.put("annotator" + item.size(), "choice" + choice);
                }
            }
            items.add(item);
        }
        assertThat(new AgreementCoefficients(items).fleissKappa().orElseThrow())
                .isCloseTo(0.210, within(0.0005));
    }

    @Test
    void nothingSharedHasNoCoefficient() {
        AgreementCoefficients alone =
                new AgreementCoefficients(List.of(Map.of("a", "x"), Map.of("b", "y")));
        assertThat(alone.krippendorffAlpha()).isEmpty();
        assertThat(alone.cohenKappa("a", "b")).isEmpty();
        assertThat(alone.fleissKappa()).isEmpty();
    }
}
