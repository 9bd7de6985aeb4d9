package org.hone.rlhf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.hone.domain.Selection;
import org.junit.jupiter.api.Test;

class DynamicEpsilonGreedyTest {

    @Property(tries = 20)
    void secondsAreAsFrequentAsTheFormulaSays(
            @ForAll @DoubleRange(min = 0, max = 1) double p,
            @ForAll @DoubleRange(min = -3, max = 3) double gap) {
        DynamicEpsilonGreedy policy = new DynamicEpsilonGreedy(p, 1.5, "");
        double expected = gap >= 0 ? p * Math.exp(1.5 * gap) / (1 + Math.exp(1.5 * gap)) : 0;
        double observed =
                LongStream.range(0, 20_000)
                        .map(seed -> policy.select(0, gap, seed).index())
                        .average()
                        .orElseThrow();
        assertThat(observed).isCloseTo(expected, within(0.02));
    }

    @Property
    void propensityIsTheProbabilityOfWhatWasChosen(
            @ForAll @DoubleRange(min = 0, max = 1) double p,
            @ForAll @DoubleRange(min = -3, max = 3) double gap,
            @ForAll long seed) {
        Selection selection = new DynamicEpsilonGreedy(p, 1, "").select(1, 1 + gap, seed);
        double second = gap >= 0 ? p / (1 + Math.exp(-gap)) : 0;
        assertThat(selection.propensity())
                .isCloseTo(selection.index() == 1 ? second : 1 - second, within(1e-9));
    }

    @Test
    void anUntrainedPolicyAlwaysShowsTheFirstAndSaysWhy() {
        Selection selection = DynamicEpsilonGreedy.untrained().select(0, 100, 3);
        assertThat(selection.index()).isZero();
        assertThat(selection.propensity()).isEqualTo(1);
        assertThat(selection.reason()).contains("not trained yet").contains("p = 0");
    }
}
