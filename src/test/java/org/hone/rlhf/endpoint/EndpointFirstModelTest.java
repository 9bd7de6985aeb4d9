package org.hone.rlhf.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hone.rlhf.endpoint.EndpointCases.DRUGS;
import static org.hone.rlhf.endpoint.EndpointCases.GENES;
import static org.hone.rlhf.endpoint.EndpointCases.model;
import static org.hone.rlhf.endpoint.EndpointCases.plan;
import static org.hone.rlhf.endpoint.EndpointCases.state;
import static org.hone.rlhf.endpoint.ScriptedEndpoint.status;
import static org.hone.rlhf.endpoint.ScriptedEndpoint.stream;
import static org.hone.rlhf.endpoint.ScriptedEndpoint.text;

import java.util.ArrayList;
import java.util.List;
import org.hone.domain.Action;
import org.hone.domain.State;
import org.hone.rlhf.PlanningException;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointFirstModelTest {
    private static final String WRONG = "genes = disease_jeans(disease=@disease1)\nreturn genes";

    private static Action ask(ScriptedEndpoint endpoint, State state) {
        return model(endpoint).propose(state, 1, piece -> {}, Cancellation.none());
    }

    @Test
    void aPlanIsStreamedAndReadAndThePromptHoldsAllThatFigure5Names() {
        try (var endpoint = new ScriptedEndpoint(text(GENES))) {
            List<String> heard = new ArrayList<>();
            var model = model(endpoint);
            Action action =
                    model.propose(state(List.of(plan(DRUGS))), 1, heard::add, Cancellation.none());

            assertThat(action.plan()).isEqualTo(plan(GENES));
            assertThat(action.source()).isEqualTo(model.version());
            assertThat(String.join("", heard)).isEqualTo(GENES);
            assertThat(heard).hasSizeGreaterThan(2).anyMatch(p -> p.contains("@disease1"));

            var asked = endpoint.asked().get(0);
            assertThat(asked.path()).isEqualTo("/v1/chat/completions");
            assertThat(asked.authorization()).isEqualTo("Bearer " + EndpointCases.KEY);
            assertThat(asked.body().path("model").asText()).isEqualTo("test-model");
            assertThat(asked.body().path("stream").asBoolean()).isTrue();
            assertThat(asked.body().path("temperature").asDouble(1)).isZero();
            assertThat(asked.message(0))
                    .contains("disease_genes(disease: Disease or list, ")
                    .contains("-> list of Gene")
                    .contains("Symptom | \"Side Effect\" | Pathway")
                    .contains("Question: the genes of @disease1\nPlan:\n" + GENES)
                    .doesNotContain("which drugs treat @disease2");
            assertThat(asked.message(1)).isEqualTo("Question: what treats @disease1");
            assertThat(asked.message(2)).isEqualTo(DRUGS);
            assertThat(asked.lastMessage())
                    .contains("rejected for this question")
                    .contains(DRUGS)
                    .contains("@disease1 is the Disease asthma")
                    .endsWith("Question: genes of my @disease1 please");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sure! First the genes:\n\n```text\ngenes = disease_genes(disease=@disease1)\nreturn genes\n```\nI hope this helps.",
                "1. `genes = disease_genes(disease=\"@disease1\")`\n2. `return genes`",
                "<think>x = y(z=1)\nreturn x</think>The plan:\n  genes = disease_genes(disease=@disease1);\nThen return it:\nreturn genes",
                "```json\n[{\"name\": \"genes\", \"operation\": \"disease_genes\", \"arguments\": {\"disease\": \"@disease1\"}}]\n```",
                "{\"steps\": [{\"name\": \"genes\", \"operation\": \"disease_genes\", \"arguments\": {\"disease\": \"@disease1\"}}], \"return\": [\"genes\"]}"
            })
    void aPlanIsFoundAmongProseInFencesAndInJson(String answer) {
        try (var endpoint = new ScriptedEndpoint(text(answer))) {
            assertThat(ask(endpoint, state()).plan()).isEqualTo(plan(GENES));
            assertThat(endpoint.asked()).hasSize(1);
        }
    }

    @Test
    void toolCallsOfAStreamBecomeAPlanWhoseStepsReferToEachOther() {
        String first =
                "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"genes\",\"type\":\"function\",\"function\":{\"name\":\"disease_genes\",\"arguments\":\"{\\\"disease\\\": \"}}]}}]}";
        String rest =
                "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"@disease1\\\"}\"}},{\"index\":1,\"id\":\"\",\"function\":{\"name\":\"gene_pathways\",\"arguments\":\"{\\\"gene\\\": \\\"$genes\\\"}\"}},{\"index\":2,\"id\":\"drugs\",\"function\":{\"name\":\"gene_compounds\",\"arguments\":\"{\\\"gene\\\": \\\"genes\\\"}\"}}]},\"finish_reason\":\"tool_calls\"}]}";
        try (var endpoint = new ScriptedEndpoint(stream(first, rest, "[DONE]"))) {
            assertThat(ask(endpoint, state()).plan())
                    .isEqualTo(
                            plan(
                                    """
                                    genes = disease_genes(disease=@disease1)
                                    gene_pathways = gene_pathways(gene=genes)
                                    drugs = gene_compounds(gene=genes)
                                    return gene_pathways, drugs"""));
        }
    }

    @Test
    void anEndpointThatDoesNotStreamIsReadWhole() {
        String whole =
                "{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"genes = disease_genes(disease=@disease1)\\nreturn genes\"}}]}";
        try (var endpoint = new ScriptedEndpoint(status(200, whole))) {
            assertThat(ask(endpoint, state()).plan()).isEqualTo(plan(GENES));
        }
    }

    @Test
    void anInvalidPlanIsSentBackWithItsProblems() {
        String unknownMark = GENES.replace("disease1", "disease9");
        try (var endpoint = new ScriptedEndpoint(text(WRONG), text(unknownMark), text(GENES))) {
            assertThat(ask(endpoint, state()).plan()).isEqualTo(plan(GENES));

            assertThat(endpoint.asked()).hasSize(3);
            var second = endpoint.asked().get(1);
            assertThat(second.message(second.body().path("messages").size() - 2)).isEqualTo(WRONG);
            assertThat(second.lastMessage())
                    .contains("The service has no operation disease_jeans")
                    .contains("disease_genes");
            assertThat(endpoint.asked().get(2).lastMessage())
                    .contains("The question has no entity @disease9.");
        }
    }

    @Test
    void afterThreeInvalidPlansASentenceSaysSo() {
        try (var endpoint =
                new ScriptedEndpoint(text(WRONG), text("I do not know."), text(WRONG))) {
            assertThatThrownBy(() -> ask(endpoint, state()))
                    .isExactlyInstanceOf(PlanningException.class)
                    .hasMessage(
                            "The model test-model wrote no plan that can run. Ask in other words, or choose another model.");
            assertThat(endpoint.asked()).hasSize(3);
            assertThat(endpoint.asked().get(2).lastMessage())
                    .contains("There was no plan in the answer.");
        }
    }

    @Test
    void aRejectedPlanIsNotTakenAgainUnderOtherNames() {
        String renamed = GENES.replace("genes =", "g =").replace("return genes", "return g");
        try (var endpoint = new ScriptedEndpoint(text(renamed), text(DRUGS))) {
            assertThat(ask(endpoint, state(List.of(plan(GENES)))).plan()).isEqualTo(plan(DRUGS));
            assertThat(endpoint.asked().get(1).lastMessage()).contains("was rejected before");
        }
        try (var endpoint = new ScriptedEndpoint(text(renamed), text(GENES), text(renamed))) {
            assertThatThrownBy(() -> ask(endpoint, state(List.of(plan(GENES)))))
                    .hasMessageStartingWith("The model has no other plan for this question.");
        }
    }

    @Test
    void theVersionNamesModelAndHostAndChangesWithTheConfiguration() {
        try (var endpoint = new ScriptedEndpoint()) {
            var version = model(endpoint).version();
            var other =
                    new EndpointFirstModel(
                                    EndpointOptions.of(endpoint.baseUrl(), "other"),
                                    () -> "",
                                    EndpointCases.CATALOG,
                                    List.of())
                            .version();
            assertThat(version.name()).startsWith("test-model@127.0.0.1:");
            assertThat(version.checksum())
                    .hasSize(64)
                    .isEqualTo(model(endpoint).version().checksum())
                    .isNotEqualTo(other.checksum());
        }
    }
}
