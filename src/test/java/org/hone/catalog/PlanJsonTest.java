package org.hone.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hone.domain.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanJsonTest {
    private static final String TWO_HOPS =
            "genes = disease_genes(disease=@disease1)\n"
                    + "best = top(list=genes, by=name, n=5)\n"
                    + "drugs = gene_compounds(gene=best)\n"
                    + "return drugs";

    private final PlanJson json = new PlanJson(ServiceCatalog.create());
    private final PlanParser parser = new PlanParser();

    @Property
    void bothFormsReadBackToTheSamePlan(@ForAll("plans") Plan plan) {
        assertThat(json.read(json.writeSteps(plan)).plan()).contains(plan);
        assertThat(json.read(json.writeToolCalls(plan)).plan()).contains(plan);
    }

    @Property
    void anyTextGivesAPlanOrErrors(@ForAll String text) {
        ParsedPlan read = json.read(text);
        assertThat(read.plan().isPresent()).isEqualTo(read.errors().isEmpty());
    }

    @Provide
    Arbitrary<Plan> plans() {
        return PlanArbitrary.plans();
    }

    @Test
    void theArrayFormIsPlain() {
        Plan plan = parser.parse(TWO_HOPS).plan().orElseThrow();
        assertThat(json.writeSteps(plan))
                .isEqualTo(
                        "[{\"name\":\"genes\",\"operation\":\"disease_genes\",\"arguments\":{\"disease\":\"@disease1\"}},"
                                + "{\"name\":\"best\",\"operation\":\"top\",\"arguments\":{\"list\":\"$genes\",\"by\":\"name\",\"n\":5}},"
                                + "{\"name\":\"drugs\",\"operation\":\"gene_compounds\",\"arguments\":{\"gene\":\"$best\"}}]");
    }

    @Test
    void toolCallsWithForeignIdsAndPlainNamesAreRead() {
        String calls =
                "{\"role\":\"assistant\",\"tool_calls\":["
                        + "{\"id\":\"call-1\",\"type\":\"function\",\"function\":{\"name\":\"disease_genes\",\"arguments\":\"{\\\"disease\\\":\\\"gout\\\",\\\"relation\\\":null}\"}},"
                        + "{\"id\":\"call-2\",\"type\":\"function\",\"function\":{\"name\":\"gene_compounds\",\"arguments\":{\"gene\":\"$call-1\"}}},"
                        + "{\"id\":\"rest\",\"type\":\"function\",\"function\":{\"name\":\"compound_side_effects\",\"arguments\":{\"compound\":\"step2\"}}}]}";
        assertThat(json.read(calls).plan().map(new PlanPrinter()::print))
                .contains(
                        "step1 = disease_genes(disease=\"gout\")\n"
                                + "step2 = gene_compounds(gene=step1)\n"
                                + "rest = compound_side_effects(compound=step2)\n"
                                + "return rest");
    }

    @Test
    void whatIsReturnedIsWrittenOnlyWhenItSaysMore() {
        Plan plan =
                parser.parse(TWO_HOPS.replace("return drugs", "return drugs, genes"))
                        .plan()
                        .orElseThrow();
        assertThat(json.writeSteps(plan)).endsWith(",{\"return\":[\"drugs\",\"genes\"]}]");
        assertThat(json.writeToolCalls(plan)).contains("\"name\":\"return\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{ | not JSON",
                "[] [] | not JSON",
                "{\"a\":1} | not an array",
                "[{\"name\":\"a\"}] | Step 1: \"operation\" is missing",
                "[{\"operation\":\"top\",\"arguments\":3}] | Step 1: the arguments are not an object",
                "[{\"operation\":\"x()\\nreturn y\",\"arguments\":{}}] | not an operation's name",
                "[{\"operation\":\"top\",\"arguments\":{\"n=1, m\":2}}] | not a parameter's name",
                "[{\"operation\":\"top\",\"arguments\":{\"n\":1e99999999}}] | out of range",
                "[{\"operation\":\"top\",\"arguments\":{\"n\":1e9999999999}}] | out of range",
                "[{\"operation\":\"top\",\"arguments\":{\"n\":{}}}] | neither text, number",
                "[{\"operation\":\"top\",\"operation\":\"union\"}] | not JSON"
            })
    void whatIsWrongIsSaid(String text, String message) {
        List<PlanError> errors = json.read(text).errors();
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).message()).contains(message);
    }
}
