package org.hone.bkg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hone.bkg.index.EntityIndex;
import org.hone.domain.Entity;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Linking;
import org.junit.jupiter.api.Test;

class EntityIndexTest {
    private final EntityIndex index = new EntityIndex(SmallGraph.create());

    private List<String> links(String query) {
        return index.link(query, List.of()).entities().stream()
                .map(link -> link.mark() + "=" + link.entity().id())
                .toList();
    }

    @Test
    void namesSynonymsAndAbbreviationsAreLinked() {
        assertThat(
                        links(
                                "list genes associated with Type 1 Diabetes Mellitus and drugs that can treat it"))
                .containsExactly("@disease1=Disease::T1D");
        assertThat(links("drugs for T1D")).containsExactly("@disease1=Disease::T1D");
        assertThat(links("is high blood pressure like juvenile diabetes?"))
                .containsExactly("@disease1=Disease::HTN", "@disease2=Disease::T1D");
    }

    @Test
    void marksCountPerKind() {
        assertThat(links("does metformin treat type 2 diabetes mellitus or T1D, unlike lisinopril"))
                .containsExactly(
                        "@compound1=Compound::MET",
                        "@disease1=Disease::T2D",
                        "@disease2=Disease::T1D",
                        "@compound2=Compound::LIS");
    }

    @Test
    void typosAreForgiven() {
        assertThat(links("side effects of metformine")).containsExactly("@compound1=Compound::MET");
        assertThat(links("genes of type 2 diabetis melitus"))
                .containsExactly("@disease1=Disease::T2D");
    }

    @Test
    void anAmbiguousMentionOffersItsOtherReadings() {
        LinkedEntity link = index.link("genes for diabetes", List.of()).entities().get(0);
        assertThat(link.entity().kind()).isEqualTo("Disease");
        assertThat(link.alternatives()).extracting(Entity::kind).contains("Disease");
    }

    @Test
    void wordsAroundAMentionDecideItsKind() {
        assertThat(links("which drugs cause hypertension"))
                .containsExactly("@side_effect1=Side Effect::HTN");
        assertThat(links("which drugs treat hypertension"))
                .containsExactly("@disease1=Disease::HTN");
    }

    @Test
    void ordinaryWordsAreNoGenes() {
        assertThat(links("list all the rest of them")).isEmpty();
        assertThat(links("diseases of REST")).containsExactly("@gene1=Gene::REST");
    }

    @Test
    void whatIsKnownKeepsItsMark() {
        Linking first = index.link("genes of T2D", List.of());
        assertThat(index.link("and T1D or T2D?", first.entities()).entities())
                .extracting(link -> link.mark() + "=" + link.entity().id())
                .containsExactly("@disease2=Disease::T1D", "@disease1=Disease::T2D");
    }

    @Test
    void anUnknownNameGetsTheNearest() {
        Linking linking = index.link("drugs for hypertrophia", List.of());
        assertThat(linking.entities()).isEmpty();
        assertThat(linking.unknown())
                .singleElement()
                .satisfies(unknown -> assertThat(unknown.text()).isEqualTo("hypertrophia"));
    }

    @Test
    void completionFindsPrefixesBestFirst() {
        assertThat(index.complete("met", 5))
                .first()
                .extracting(Entity::name)
                .isEqualTo("Metformin");
        assertThat(index.complete("diab", 5)).extracting(Entity::kind).containsOnly("Disease");
        assertThat(index.complete("   ", 5)).isEmpty();
    }

    @Test
    void aVeryLongWordIsNoEntity() {
        assertThat(links("drugs for " + "x".repeat(1900))).isEmpty();
        assertThat(index.complete("y".repeat(5000), 5)).isEmpty();
    }
}
