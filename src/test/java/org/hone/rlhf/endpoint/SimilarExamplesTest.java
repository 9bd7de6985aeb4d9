package org.hone.rlhf.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hone.rlhf.endpoint.EndpointCases.DRUGS;
import static org.hone.rlhf.endpoint.EndpointCases.GENES;
import static org.hone.rlhf.endpoint.EndpointCases.example;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hone.prompts.PromptExample;
import org.hone.prompts.PromptLibrary;
import org.hone.prompts.PromptLibrary.Split;
import org.junit.jupiter.api.Test;

class SimilarExamplesTest {
    private static List<String> ids(SimilarExamples examples, String query, int limit) {
        return examples.find(List.of(), query, limit).stream().map(PromptExample::id).toList();
    }

    @Test
    void kindsOfMarksCountAndTheirNumbersDoNot() {
        String pathways = "p = gene_pathways(gene=@gene1)\nreturn p";
        SimilarExamples examples =
                new SimilarExamples(
                        List.of(
                                example("drugs", "which drugs treat @disease1", DRUGS),
                                example("pathways", "everything about @gene1", pathways),
                                example("genes", "everything about @disease1", GENES)));
        assertThat(ids(examples, "everything about @disease7", 2))
                .containsExactly("genes", "pathways");
        assertThat(ids(examples, "@gene3?", 3)).containsExactly("pathways");
        assertThat(ids(examples, "nothing alike", 3)).isEmpty();
    }

    @Test
    void onePlanIsShownOnceAndFollowUpsOnlyWhereSomethingWasAskedBefore() {
        PromptExample followUp =
                new PromptExample(
                        "follow-up",
                        "x",
                        "followup",
                        "the genes",
                        "g = disease_genes(disease=@disease1, limit=5)\nreturn g",
                        false,
                        List.of(new PromptExample.Exchange("which drugs treat @disease1", DRUGS)));
        SimilarExamples examples =
                new SimilarExamples(
                        List.of(
                                example("1", "the genes of @disease1", GENES),
                                example("2", "the genes for @disease1", GENES),
                                example("3", "show the genes of @disease1", GENES),
                                example("4", "the drugs of @disease1", DRUGS),
                                followUp));
        assertThat(ids(examples, "the genes of @disease1", 4)).containsExactly("1", "4");
        assertThat(examples.find(List.of("which drugs treat @disease1"), "the genes", 1))
                .containsExactly(followUp);
    }

    @Test
    void sixExamplesOfTheLibraryShowTheWantedPlanForMostPlainQuestions() throws IOException {
        PromptLibrary library = new PromptLibrary(Path.of("data/prompts"));
        SimilarExamples examples = new SimilarExamples(library.read(Split.TRAIN));
        List<PromptExample> questions =
                library.read(Split.DEV).stream()
                        .filter(e -> !e.heldout() && e.group().equals(PromptExample.CANONICAL))
                        .toList();
        long shown =
                questions.stream()
                        .filter(
                                q ->
                                        examples.find(List.of(), q.query(), 6).stream()
                                                .anyMatch(e -> e.plan().equals(q.plan())))
                        .count();
        assertThat((double) shown / questions.size()).isGreaterThan(0.85);
    }
}
