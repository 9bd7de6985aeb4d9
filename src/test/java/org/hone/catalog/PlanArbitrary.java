package org.hone.catalog;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.hone.domain.EntityMark;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;

/** Plans of every shape that the language has. */
final class PlanArbitrary {
    private PlanArbitrary() {}

    static Arbitrary<Plan> plans() {
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
}
