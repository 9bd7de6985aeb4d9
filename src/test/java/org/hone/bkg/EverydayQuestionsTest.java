package org.hone.bkg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.hone.bkg.index.EntityIndex;
import org.hone.domain.Entity;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Linking;
import org.hone.domain.UnknownMention;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions as people type them, against the sample graph. */
class EverydayQuestionsTest {
    private static EntityIndex index;

    @BeforeAll
    static void read() {
        index = new EntityIndex(SampleGraph.load());
    }

    private static String linked(Linking linking) {
        return linking.entities().stream()
                .map(LinkedEntity::entity)
                .map(entity -> entity.kind() + " " + entity.name())
                .collect(Collectors.joining("; "));
    }

    private static String unknown(Linking linking) {
        return linking.unknown().stream()
                .map(UnknownMention::text)
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    which compounds bind egfr | Gene EGFR
                    which pathways does tnf take part in | Gene TNF
                    does metformin bind tp53? | Compound Metformin; Gene TP53
                    diseases of brca1 and egfr | Gene BRCA1; Gene EGFR
                    show only those that target kras | Gene KRAS
                    does the app gene cause alzheimer's | Gene APP; Disease Alzheimer's disease
                    pathways of egfr | Gene EGFR
                    genes associated with t2d | Disease type 2 diabetes mellitus
                    what are the side effects of ibuprofen | Compound Ibuprofen
                    which drugs treat migrane | Disease migraine
                    symptoms of lupus | Disease systemic lupus erythematosus
                    compounds similar to aspirin | Compound Acetylsalicylic acid
                    what does gleevec inhibit | Compound Imatinib
                    genes linked to both asthma and copd | Disease asthma; Disease chronic obstructive pulmonary disease
                    what treats ra | Disease rheumatoid arthritis
                    drugs for high blood pressure that do not cause cough | Disease hypertension; Side Effect Cough
                    which genes are expressed in the liver and the brain | Anatomy liver; Anatomy brain
                    list genes that cause pain in children | Side Effect Pain
                    which patients should not take warfarin | Compound Warfarin
                    """)
    void namesAreLinkedAndNothingElseIs(String question, String expected) {
        Linking linking = index.link(question, List.of());
        assertThat(linked(linking)).isEqualTo(expected);
        assertThat(unknown(linking)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    what treats diabetes | Disease type 2 diabetes mellitus | type 1 diabetes mellitus
                    what causes nausea | Side Effect Nausea | Nausea
                    genes for sclerosis | Disease multiple sclerosis | amyotrophic lateral sclerosis
                    """)
    void anAmbiguousNameHasItsOtherReadings(String question, String first, String other) {
        Linking linking = index.link(question, List.of());
        assertThat(linked(linking)).isEqualTo(first);
        assertThat(linking.entities().get(0).alternatives())
                .extracting(Entity::name)
                .contains(other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    what treats short bowel syndrome | short bowel syndrome
                    drugs for long covid | long covid
                    treatments for fibromyalgia in older women | fibromyalgia
                    genes for chronic fatigue syndrome | chronic fatigue syndrome
                    is there a drug for huntington disease | huntington disease
                    what treats ehlers danlos syndrome | ehlers danlos syndrome
                    what treats diabetus insipidos | diabetus insipidos
                    genes that cause heart attacks in young men | heart attacks
                    drugs that inhibit cox2 | cox2
                    which compounds bind xyz1 | xyz1
                    find treatments for Foobaritis | Foobaritis
                    fibromyalgia drugs please | fibromyalgia
                    side effects of unobtainium | unobtainium
                    """)
    void anUnknownNameIsReportedWhole(String question, String expected) {
        Linking linking = index.link(question, List.of());
        assertThat(unknown(linking)).isEqualTo(expected);
        assertThat(linked(linking)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    show me all drugs that can treat it
                    can you help me find a list of good drugs
                    what is known about rest
                    which medicines make people sleepy
                    what about its targets
                    list the top 5 by degree
                    thanks, that was great
                    anything for my dog
                    how many of these are there
                    set the impact of the large clock
                    which genes do cats and mice have
                    """)
    void ordinaryWordsNameNothing(String question) {
        Linking linking = index.link(question, List.of());
        assertThat(linked(linking)).isEmpty();
        assertThat(unknown(linking)).isEmpty();
    }

    @Test
    void theNearestNamesAreThreeAtMostAndEachOnce() {
        UnknownMention bowel =
                index.link("what treats short bowel syndrome", List.of()).unknown().get(0);
        assertThat(bowel.nearest()).hasSize(3).extracting(Entity::name).doesNotHaveDuplicates();
        UnknownMention pain = index.link("drugs for fibromyalgia", List.of()).unknown().get(0);
        assertThat(pain.nearest()).extracting(Entity::name).contains("Myalgia");
    }
}
