package org.hone.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
    /** Probabilities 0.5, 0.25, 0.15, 0.07, 0.03. */
    private static final double[] CHANCES = {0.07, 0.5, 0.03, 0.25, 0.15};

    private static final float[] LOGITS = new float[CHANCES.length];
    private static final int[] ALL = IntStream.range(0, CHANCES.length).toArray();

    static {
        for (int i = 0; i < LOGITS.length; i++) {
            LOGITS[i] = (float) Math.log(CHANCES[i]) + 2;
        }
    }

    private static final SamplingOptions PLAIN = SamplingOptions.sampled(1, 9, 1);

    private static Set<Integer> drawn(SamplingOptions options, int[] allowed) {
        Sampler sampler = new Sampler(options);
        Set<Integer> tokens = new TreeSet<>();
        for (int i = 0; i < 2000; i++) {
            tokens.add(sampler.draw(LOGITS, allowed, new TokenSet()).drawn().token());
        }
        return tokens;
    }

    @Test
    void filtersKeepWhatTheirDefinitionsKeep() {
        assertThat(drawn(PLAIN, ALL)).containsExactly(0, 1, 2, 3, 4);
        assertThat(drawn(PLAIN.withFilters(2, 1, 0), ALL)).containsExactly(1, 3);
        assertThat(drawn(PLAIN.withFilters(0, 0.8, 0), ALL)).containsExactly(1, 3, 4);
        assertThat(drawn(PLAIN.withFilters(0, 1, 0.2), ALL)).containsExactly(1, 3, 4);
        assertThat(drawn(PLAIN.withFilters(3, 0.6, 0), ALL)).containsExactly(1, 3);
        assertThat(drawn(PLAIN.withFilters(1, 1, 0), new int[] {0, 2, 4})).containsExactly(4);
    }

    @Test
    void drawsFollowTheDistributionAtTheTemperature() {
        Sampler sampler = new Sampler(SamplingOptions.sampled(2, 9, 7));
        int draws = 40_000;
        int[] counts = new int[LOGITS.length];
        for (int i = 0; i < draws; i++) {
            counts[sampler.draw(LOGITS, ALL, new TokenSet()).drawn().token()]++;
        }
        double sum = 0;
        for (double chance : CHANCES) {
            sum += Math.sqrt(chance);
        }
        for (int i = 0; i < counts.length; i++) {
            assertThat(counts[i] / (double) draws)
                    .isCloseTo(Math.sqrt(CHANCES[i]) / sum, within(0.01));
        }
    }

    @Test
    void logProbabilitiesAreAmongTheAllowedTokensWhateverTheTemperature() {
        Sampler.Choice choice =
                new Sampler(SamplingOptions.greedy(9))
                        .draw(LOGITS, new int[] {0, 3, 4}, new TokenSet());
        assertThat(choice.drawn().token()).isEqualTo(3);
        assertThat(choice.drawn().logProb()).isCloseTo(Math.log(0.25 / 0.47), within(1e-6));
        assertThat(choice.other().token()).isEqualTo(4);
        assertThat(choice.other().logProb()).isCloseTo(Math.log(0.15 / 0.47), within(1e-6));
    }

    @Test
    void aTokenThatOccurredLosesToAnother() {
        TokenSet seen = new TokenSet();
        seen.add(1);
        float[] untouched = LOGITS.clone();
        SamplingOptions options = SamplingOptions.greedy(9).withRepetitionPenalty(4);
        assertThat(new Sampler(options).draw(LOGITS, ALL, seen).drawn().token()).isEqualTo(3);
        assertThat(LOGITS).containsExactly(untouched);
    }
}
