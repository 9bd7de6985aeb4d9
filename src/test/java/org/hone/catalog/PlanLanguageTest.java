package org.hone.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.hone.domain.EntityMark;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;
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
        Arbitrary<Value> texts = Arbitraries.strings().map(Value.Text::new);
        Arbitrary<Value> numbers =
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-99999"), new BigDecimal("99999"))
                        .ofScale(3)
                        .map(Value.Number::new);
        Arbitrary<Value> words = Arbitraries.of("degree", "name", "x_1").map(Value.Word::new);
        Arbitrary<Value> marks =
                Arbitraries.integers()
                        .between(1, 9999)
                        .map(n -> new Value.Mark(new EntityMark("side_effect", n)));
        Arbitrary<Value> fields =
                Arbitraries.of("id", "name")
                        .map(field -> new Value.Reference("s0", Optional.of(field)));
        Arbitrary<Value> plain =
                Arbitraries.oneOf(
                        texts,
                        numbers,
                        words,
                        marks,
                        fields,
                        Arbitraries.of(true, false).map(Value.Bool::new),
                        Arbitraries.just(Value.Reference.to("s0")));
        Arbitrary<Value> values =
                Arbitraries.oneOf(plain, plain.list().ofMaxSize(4).map(Value.Items::new));
        Arbitrary<Map<String, Value>> arguments =
                Combinators.combine(
                                Arbitraries.strings()
                                        .withCharRange('a', 'z')
                                        .ofMinLength(1)
                                        .ofMaxLength(6),
                                values)
                        .as(Tuple::of)
                        .list()
                        .ofMaxSize(3)
                        .map(
                                pairs -> {
                                    Map<String, Value> map = new LinkedHashMap<>();
                                    pairs.forEach(pair -> map.put(pair.get1(), pair.get2()));
                                    return map;
                                });
        return arguments
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(
                        all -> {
                            List<PlanStep> steps = new java.util.ArrayList<>();
                            for (int i = 0; i < all.size(); i++) {
                                steps.add(new PlanStep("s" + i, "op", all.get(i)));
                            }
                            return new Plan(steps, List.of("s" + (all.size() - 1)));
                        });
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
