package org.hone.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.hone.domain.Phrase;
import org.hone.domain.Plan;
import org.junit.jupiter.api.Test;

class PlanWordsTest {
    private final PlanWords words = new PlanWords(ServiceCatalog.create());

    private List<Phrase> phrases(String text, int step) {
        Plan plan = new PlanParser().parse(text).plan().orElseThrow();
        return words.phrases(plan.steps().get(step), plan);
    }

    private static String sentence(List<Phrase> phrases) {
        return phrases.stream().map(Phrase::text).collect(Collectors.joining());
    }

    @Test
    void aNameIsAPieceOfItsOwn() {
        assertThat(phrases("genes = disease_genes(disease=\"gout\")\nreturn genes", 0))
                .containsExactly(
                        new Phrase("Find genes associated with ", false), new Phrase("gout", true));
    }

    @Test
    void aNameThatLooksLikeASlotIsLeftAsItIs() {
        assertThat(phrases("genes = disease_genes(disease=\"{limit}\", limit=5)\nreturn genes", 0))
                .contains(new Phrase("{limit}", true))
                .last()
                .isEqualTo(new Phrase(" (limit: 5)", false));
    }

    @Test
    void anUnknownOperationIsNamed() {
        assertThat(sentence(phrases("a = what(x=1)\nreturn a", 0))).isEqualTo("what");
    }
}
