package org.hone.rlhf.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hone.domain.Plan;
import org.hone.rlhf.PlanJudge;
import org.hone.rlhf.PlanJudge.Verdict;
import org.hone.rlhf.PlanningException;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.Test;

class EndpointJudgeTest {
    private static final List<Plan> PLANS =
            List.of(
                    EndpointCases.plan(EndpointCases.GENES),
                    EndpointCases.plan(EndpointCases.DRUGS));

    private static Verdict judge(ScriptedEndpoint endpoint) {
        return new EndpointJudge(
                        EndpointCases.options(endpoint.baseUrl(), Duration.ofSeconds(20)),
                        () -> EndpointCases.KEY,
                        EndpointCases.CATALOG)
                .judge(EndpointCases.state(), PLANS, 3, Cancellation.none());
    }

    private static ScriptedEndpoint.Reply best(String letter) {
        return ScriptedEndpoint.text("{\"reason\": \"it fits\", \"best\": \"" + letter + "\"}");
    }

    @Test
    void theSamePlanTwiceIsAPick() {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(best("A"), best("B"))) {
            Verdict verdict = judge(endpoint);
            assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PICKED);
            assertThat(verdict.reason()).isEqualTo("it fits");
            String first = endpoint.asked().get(0).lastMessage();
            String second = endpoint.asked().get(1).lastMessage();
            assertThat(first)
                    .contains("genes of my asthma please")
                    .contains("disease_genes(disease=\"asthma\")")
                    .doesNotContain("@disease1)\nreturn");
            boolean genesFirst =
                    first.indexOf("disease_genes(") < first.lastIndexOf("disease_treatments(");
            boolean genesSecond =
                    second.indexOf("disease_genes(") < second.lastIndexOf("disease_treatments(");
            assertThat(genesFirst).as("the order is turned round").isNotEqualTo(genesSecond);
            assertThat(verdict.best()).contains(genesFirst ? 0 : 1);
            assertThat(endpoint.asked().get(0).message(0)).contains("disease_genes(");
            assertThat(endpoint.asked().get(0).authorization()).endsWith(EndpointCases.KEY);
        }
    }

    @Test
    void thePositionAloneIsNoPick() {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(best("A"), best("A"))) {
            assertThat(judge(endpoint).kind()).isEqualTo(Verdict.Kind.INCONSISTENT);
        }
    }

    @Test
    void noneTwiceIsNone() {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(best("none"), best("None"))) {
            assertThat(judge(endpoint))
                    .satisfies(
                            verdict -> {
                                assertThat(verdict.kind()).isEqualTo(Verdict.Kind.NONE);
                                assertThat(verdict.best()).isEqualTo(Optional.empty());
                            });
        }
    }

    @Test
    void proseIsAskedForOnceMoreAndCounted() {
        try (ScriptedEndpoint endpoint =
                new ScriptedEndpoint(
                        ScriptedEndpoint.text("I like the first one."),
                        ScriptedEndpoint.text("Sure: ```{\"best\": \"Plan B\"}```"),
                        best("A"))) {
            Verdict verdict = judge(endpoint);
            assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PICKED);
            assertThat(endpoint.asked()).hasSize(3);
            assertThat(endpoint.asked().get(1).lastMessage()).contains("cannot be read");
            assertThat(verdict.usage().estimated()).isTrue();
            assertThat(verdict.usage().prompt()).isGreaterThan(500);
            assertThat(verdict.usage().cost(1, 1)).isPositive();
        }
    }

    @Test
    void proseTwiceIsSaidToBeTheModelsFault() {
        try (ScriptedEndpoint endpoint =
                new ScriptedEndpoint(
                        ScriptedEndpoint.text("Hm."), ScriptedEndpoint.text("{\"best\": \"Z\"}"))) {
            assertThatThrownBy(() -> judge(endpoint))
                    .isInstanceOf(PlanningException.class)
                    .hasMessageContaining("test-model");
        }
    }

    @Test
    void aRefusedKeyIsSaidAndNotShown() {
        try (ScriptedEndpoint endpoint =
                new ScriptedEndpoint(ScriptedEndpoint.status(401, "{\"error\":{}}"))) {
            assertThatThrownBy(() -> judge(endpoint))
                    .isInstanceOfSatisfying(
                            PlanningException.class,
                            refused ->
                                    assertThat(refused.reason())
                                            .isEqualTo(PlanningException.Reason.KEY_REFUSED))
                    .hasMessageNotContaining(EndpointCases.KEY);
        }
    }

    @Test
    void tokensThatTheEndpointNamesAreCounted() {
        String chunk =
                "{\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"{\\\"best\\\":\\\"none\\\"}\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":70,\"completion_tokens\":5,\"total_tokens\":75}}";
        try (ScriptedEndpoint endpoint =
                new ScriptedEndpoint(
                        ScriptedEndpoint.stream(chunk, "[DONE]"),
                        ScriptedEndpoint.stream(chunk, "[DONE]"))) {
            assertThat(judge(endpoint).usage()).isEqualTo(new PlanJudge.Usage(140, 10, false));
        }
    }
}
