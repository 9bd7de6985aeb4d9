package org.hone.rlhf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.hone.rlhf.Calibration.Outcome;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    /** 3 of 4 right at margin 2: sigma(2 / T) = 0.75, so T = 2 / log 3. */
    @Test
    void theTemperatureIsTheOneByHand() {
        List<Outcome> outcomes =
                List.of(
                        new Outcome(2, true),
                        new Outcome(2, true),
                        new Outcome(-2, false),
                        new Outcome(2, false));
        double temperature = Calibration.temperature(outcomes);
        assertThat(temperature).isCloseTo(2 / Math.log(3), within(1e-4));
        assertThat(Calibration.expectedError(Calibration.bins(outcomes, temperature, 10)))
                .isCloseTo(0, within(1e-4));
    }

    /** Ten claims of 0.9 of which 6 come true: a gap of 0.3. */
    @Test
    void theExpectedErrorIsTheGap() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            outcomes.add(new Outcome(Math.log(9), i < 6));
        }
        assertThat(Calibration.expectedError(Calibration.bins(outcomes, 1, 5)))
                .isCloseTo(0.3, within(1e-9));
    }
}
