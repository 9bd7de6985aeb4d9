package org.hone.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hone.domain.Plan;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class PlanLanguageTest {
    private final PlanParser parser = new PlanParser();
    private final PlanPrinter printer = new PlanPrinter();
    private final PlanValidator validator = new PlanValidator(ServiceCatalog.create());

    @Property
    void whatIsPrintedParsesToTheSamePlan(@ForAll("plans") Plan plan) {
        ParsedPlan parsed = parser.parse(printer.print(plan));
        assertThat(parsed.errors()).isEmpty();
        assertThat(parsed.plan()).contains(plan);
    }

    @Property
    void anyTextGivesAPlanOrErrors(@ForAll String text) {
        ParsedPlan parsed = parser.parse(text);
        assertThat(parsed.plan().isPresent()).isEqualTo(parsed.errors().isEmpty());
    }

    @Provide
    Arbitrary<Plan> plans() {
        return PlanArbitrary.plans();
    }

    private List<String> problems(String text) {
        return validator.validate(parser.parse(text)).stream()
                .map(e -> "%d:%d %s %s".formatted(e.line(), e.column(), e.message(), e.hint()))
                .toList();
    }

    @Test
    void aSoundPlanHasNoProblems() {
        assertThat(
                        problems(
                                "genes = disease_genes(disease=\"asthma\")\r\n\n  pathways = gene_pathways( gene = genes )\nreturn pathways"))
                .isEmpty();
    }

    @Test
    void problemsSayWhereAndWhatToDo() {
        assertThat(problems("a = disease_gens(disease=\"x\")\nreturn a"))
                .singleElement()
                .asString()
                .startsWith("1:1")
                .contains("disease_genes");
        assertThat(problems("a = disease_genes(diseas=\"x\")\nreturn a").toString())
                .contains("1:26")
                .contains("Did you mean disease?")
                .contains("needs disease");
        assertThat(problems("a = disease_genes(disease=@compound1)\nreturn a").toString())
                .contains("takes a Disease");
        assertThat(
                        problems(
                                        "a = gene_pathways(gene=@gene1)\nb = disease_genes(disease=a)\nreturn b")
                                .toString())
                .contains("list of Pathway");
        assertThat(
                        problems(
                                        "a = gene_pathways(gene=b)\nb = disease_genes(disease=@disease1)\nreturn a, b")
                                .toString())
                .contains("comes later");
        assertThat(problems("a = top(list=b, n=5)\nreturn a").toString())
                .contains("takes the list of an earlier step");
        assertThat(
                        problems(
                                        "a = disease_genes(disease=@disease1)\nb = top(list=a, n=0, by=size)\nreturn b")
                                .toString())
                .contains("at least 1")
                .contains("degree");
        assertThat(
                        problems(
                                        "a = disease_genes(disease=@disease1)\na = disease_genes(disease=@disease1)\nreturn a, c")
                                .toString())
                .contains("two steps named a")
                .contains("no step named c");
        assertThat(
                        problems(
                                "a = disease_genes(disease=@disease1)\nb = disease_genes(disease=@disease2)\nreturn a"))
                .singleElement()
                .asString()
                .contains("not used");
        assertThat(problems("a = disease_genes(disease=@disease1"))
                .singleElement()
                .asString()
                .startsWith("1:36")
                .contains("end of the line");
        assertThat(problems("return")).isNotEmpty();
        assertThat(problems("a = count(list=[)\nreturn a").toString()).contains("Expected a value");
    }

    @Test
    void kindsFlowThroughListAlgebra() {
        assertThat(
                        problems(
                                "a = disease_genes(disease=@disease1)\nb = compound_targets(compound=@compound1)\nc = intersect(a=a, b=b)\nd = gene_pathways(gene=c)\nreturn d"))
                .isEmpty();
        assertThat(
                        problems(
                                        "a = disease_genes(disease=@disease1)\nc = top(list=a, n=3)\nd = compound_targets(compound=c)\nreturn d")
                                .toString())
                .contains("list of Gene");
    }

    @Test
    void longInputIsReadInLinearTime() {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> {
                    for (String unit :
                            List.of("[", "(", "\"", "a=", "a = b(c=[", "\\", "\n", "9", "@d1 ")) {
                        parser.parse(unit.repeat(PlanParser.MAX_LENGTH / unit.length()));
                    }
                });
        assertThat(parser.parse("x".repeat(PlanParser.MAX_LENGTH + 1)).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("65,537"));
    }

    @Test
    void namesAndOrderDoNotChangeTheCanonicalForm() {
        CanonicalPlan canonical = new CanonicalPlan();
        Plan one =
                parser.parse(
                                "x = disease_genes(disease=@disease1)\ny = disease_treatments(disease=@disease1)\nreturn x, y")
                        .plan()
                        .orElseThrow();
        Plan same =
                parser.parse(
                                "b = disease_treatments(disease=@disease1)\na = disease_genes(disease=@disease1)\nunused = entity(id=@gene1)\nreturn b, a")
                        .plan()
                        .orElseThrow();
        Plan other =
                parser.parse(
                                "x = disease_genes(disease=@disease2)\ny = disease_treatments(disease=@disease1)\nreturn x, y")
                        .plan()
                        .orElseThrow();
        assertThat(canonical.of(one))
                .isEqualTo(canonical.of(same))
                .isNotEqualTo(canonical.of(other));
    }

    @Test
    void fiftyThousandHostileInputsBreakNoPromise() {
        PlanFuzzer.Report report =
                new PlanFuzzer(ServiceCatalog.create()).run(50_000, 7, done -> {});
        assertThat(report.failure()).isEmpty();
        assertThat(report.parsed()).isGreaterThan(100);
    }
}
