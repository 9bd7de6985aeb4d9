package org.hone.ui.results.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hone.ui.results.Outcomes.row;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hone.domain.Entity;
import org.hone.domain.Outcome;
import org.hone.ui.results.Outcomes;
import org.junit.jupiter.api.Test;

class EntityGraphTest {
    private static final Entity ASTHMA = new Entity("Disease::1", "asthma", "Disease");
    private static final Outcome GENES_THEN_DRUGS =
            new Outcomes()
                    .step(
                            "genes",
                            "",
                            List.of(
                                    row("Gene::1", "A", "Gene", "associates", "Disease::1"),
                                    row("Gene::2", "B", "Gene", "associates", "Disease::1"),
                                    row("Gene::2", "B", "Gene", "interacts_with", "Gene::1")))
                    .step(
                            "drugs",
                            "genes",
                            List.of(
                                    row("Compound::1", "X", "Compound", "binds", "Gene::1"),
                                    row("Compound::1", "X", "Compound", "binds", "Gene::2"),
                                    row("Gene::1", "A", "Gene", "interacts_with", "Gene::2")))
                    .returning("drugs");

    @Test
    void everyEntityStandsOnceAndEveryLinkOnceWhateverItsDirection() {
        EntityGraph graph = EntityGraph.of(List.of(ASTHMA), GENES_THEN_DRUGS);
        assertThat(graph.nodes())
                .extracting(
                        EntityGraph.Node::name, EntityGraph.Node::asked, EntityGraph.Node::links)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("asthma", true, 2),
                        org.assertj.core.groups.Tuple.tuple("X", false, 2),
                        org.assertj.core.groups.Tuple.tuple("A", false, 3),
                        org.assertj.core.groups.Tuple.tuple("B", false, 3));
        assertThat(graph.edges())
                .extracting(EntityGraph.Edge::relation)
                .containsExactlyInAnyOrder(
                        "binds", "binds", "associates", "associates", "interacts with");
        assertThat(graph.neighbours(1)).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void anInputThatIsNoRowIsDrawnByItsName() {
        EntityGraph graph = EntityGraph.of(List.of(), GENES_THEN_DRUGS);
        assertThat(graph.nodes())
                .contains(
                        new EntityGraph.Node(
                                "Disease::1", "name of Disease::1", "Disease", false, 2));
    }

    @Test
    void tooManyEntitiesLeaveTheAskedAndTheMostLinked() {
        List<Map<String, Object>> rows =
                IntStream.range(0, 900)
                        .mapToObj(i -> row("Gene::" + i, "G" + i, "Gene", "binds", "Compound::1"))
                        .toList();
        EntityGraph graph =
                EntityGraph.of(List.of(ASTHMA), new Outcomes().step("a", "", rows).returning("a"));
        EntityGraph top = graph.top(150);
        assertThat(top.found()).isEqualTo(902);
        assertThat(top.nodes()).hasSize(150);
        assertThat(top.nodes().get(0).name()).isEqualTo("asthma");
        assertThat(top.nodes().get(1).id()).isEqualTo("Compound::1");
        assertThat(top.edges()).hasSize(148).allMatch(e -> e.from() == 1);
    }

    @Test
    void countsGiveNothingToDraw() {
        Outcome count = new Outcomes().step("n", "", List.of(Map.of("value", 12))).returning("n");
        assertThat(EntityGraph.of(List.of(ASTHMA), count).isEmpty()).isTrue();
        assertThat(EntityGraph.of(List.of(ASTHMA), GENES_THEN_DRUGS).isEmpty()).isFalse();
    }
}
