package org.hone.ui.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NothingFoundTest {
    @Test
    void theEarliestEmptyStepIsNamed() {
        assertThat(
                        NothingFound.source(
                                new Outcomes()
                                        .step("genes", "", List.of())
                                        .step("drugs", "genes", List.of())
                                        .step("effects", "drugs", List.of())
                                        .returning("effects"),
                                "effects"))
                .isEqualTo("genes");
    }

    @Test
    void aStepOverRowsIsToBlameItself() {
        assertThat(
                        NothingFound.source(
                                new Outcomes()
                                        .step(
                                                "genes",
                                                "",
                                                List.of(Outcomes.row("1", "A", "Gene", "", "")))
                                        .step("drugs", "genes", List.of())
                                        .returning("drugs"),
                                "drugs"))
                .isEqualTo("drugs");
    }
}
