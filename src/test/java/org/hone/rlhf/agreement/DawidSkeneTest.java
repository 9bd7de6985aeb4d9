package org.hone.rlhf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DawidSkeneTest {

    @Test
    void findsTheReliabilityThatMadeTheChoices() {
        SplittableRandom random = new SplittableRandom(4);
        Map<String, Double> reliability =
                Map.of("good", 0.95, "fair", 0.8, "poor", 0.6, "coin", 0.5);
        List<Map<String, String>> items = new ArrayList<>();
        List<Boolean> truths = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            boolean truth = random.nextBoolean();
            truths.add(truth);
            Map<String, String> item = new TreeMap<>();
            for (Map.Entry<String, Double> annotator : new TreeMap<>(reliability).entrySet()) {
                boolean right = random.nextDouble() < annotator.getValue();
                item.put(annotator.getKey(), truth == right ? "left" : "right");
            }
            items.add(item);
        }
        DawidSkene.Estimate estimate = new DawidSkene(0).estimate(items);
        reliability.forEach(
                (name, accuracy) ->
                        assertThat(estimate.weights().get(name))
                                .as(name)
                                .isCloseTo(2 * accuracy - 1, within(0.06)));
        int right = 0;
        for (int i = 0; i < items.size(); i++) {
            right += estimate.truth().get(i)[0] > 0.5 == truths.get(i) ? 1 : 0;
        }
        assertThat(right / 2000.0).isGreaterThan(0.94);
    }

    /** Two items, two annotators who agree: certain, and both fully reliable. */
    @Test
    void fullAgreementIsCertain() {
        DawidSkene.Estimate estimate =
                new DawidSkene(0)
                        .estimate(List.of(Map.of("a", "x", "b", "x"), Map.of("a", "y", "b", "y")));
        assertThat(estimate.truth().get(0)).containsExactly(1, 0);
        assertThat(estimate.truth().get(1)).containsExactly(0, 1);
        assertThat(estimate.weights()).containsEntry("a", 1.0).containsEntry("b", 1.0);
    }
}
