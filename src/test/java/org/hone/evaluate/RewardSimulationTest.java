package org.hone.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hone.catalog.CanonicalPlan;
import org.hone.catalog.PlanParser;
import org.hone.catalog.PlanValidator;
import org.hone.catalog.ServiceCatalog;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.domain.Plan;
import org.hone.domain.Query;
import org.hone.domain.State;
import org.hone.evaluate.PlanCorruptions.Mistake;
import org.hone.rlhf.Judgement;
import org.hone.rlhf.RewardExample;
import org.hone.rlhf.RewardModel;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewardSimulationTest {
    @TempDir Path folder;

    private static Plan plan(String text) {
        return new PlanParser().parse(text).plan().orElseThrow();
    }

    private static CandidateSet set(String id) {
        List<Plan> plans =
                List.of(
                        plan("genes = disease_genes(disease=@disease1)\nreturn genes"),
                        plan("drugs = disease_treatments(disease=@disease1)\nreturn drugs"),
                        plan("symptoms = disease_symptoms(disease=@disease1)\nreturn symptoms"));
        return new CandidateSet(
                id,
                "short",
                false,
                State.of(new Query("@disease1 genes")),
                plans,
                List.of("reference", "wrong operation", "wrong operation"),
                List.of(1.0, 0.5, 0.5));
    }

    @Test
    void corruptedPlansAreValidDifferentAndOfEveryKind() {
        Plan plan =
                plan(
                        """
                        drugs = disease_treatments(disease=@disease1, relation=treats)
                        drugs2 = side_effect_compounds(side_effect=@side_effect1)
                        rest = difference(a=drugs, b=drugs2)
                        best = top(list=rest, n=5)
                        return best, drugs
                        """
                                .strip());
        List<PlanCorruptions.Corrupted> all = new PlanCorruptions(ServiceCatalog.create()).of(plan);
        PlanValidator validator = new PlanValidator(ServiceCatalog.create());
        CanonicalPlan canonical = new CanonicalPlan();
        assertThat(all)
                .allMatch(corrupted -> validator.isValid(corrupted.plan()))
                .noneMatch(c -> canonical.of(c.plan()).equals(canonical.of(plan)));
        Set<Mistake> kinds =
                all.stream()
                        .map(PlanCorruptions.Corrupted::mistake)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Mistake.class)));
        assertThat(kinds).containsExactlyInAnyOrder(Mistake.values());
    }

    @Test
    void anAnnotatorIsRightAsOftenAsItsReliability() {
        SimulatedAnnotator annotator = new SimulatedAnnotator("ann", 0.9, 7);
        int right = 0;
        for (int i = 0; i < 4000; i++) {
            RewardExample pick = annotator.pick(set("q" + i));
            right += pick.judgement().equals(new Judgement.Pick(0)) ? 1 : 0;
        }
        assertThat(right / 4000.0).isCloseTo(0.9, within(0.015));
    }

    @Test
    void onlyPairsThatTrulyDifferAreMeasured() {
        RewardModel longest =
                new RewardModel() {
                    @Override
                    public List<Double> score(State state, List<Plan> plans) {
                        return plans.stream()
                                .map(
                                        p ->
                                                p.steps().get(0).operation().equals("disease_genes")
                                                        ? 1.0
                                                        : 0)
                                .toList();
                    }

                    @Override
                    public ModelVersion version() {
                        return new ModelVersion(ModelRole.REWARD, "fixed", "", true);
                    }
                };
        List<Integer> seen = new ArrayList<>();
        List<RewardSimulation.Point> points =
                new RewardSimulation(List.of(set("a"), set("b")), List.of(set("c")), 1)
                        .run(
                                (examples, seed, cancellation) -> {
                                    seen.add(examples.size());
                                    return longest;
                                },
                                List.of(1, 2),
                                List.of(1L, 2L),
                                point -> {},
                                Cancellation.none());
        assertThat(set("c").pairs()).hasSize(2);
        assertThat(seen).containsExactly(1, 2, 1, 2);
        assertThat(points).allMatch(point -> point.accuracy() == 1 && point.best() == 1);
    }

    @Test
    void candidatesAreKeptAsTheyWere() throws IOException {
        Path file = folder.resolve("candidates.jsonl");
        new CandidateFile().write(file, List.of(set("a"), set("b")));
        assertThat(new CandidateFile().read(file)).containsExactly(set("a"), set("b"));
    }

    /** 1, 2, 3: mean 2, deviation 1, t(2) = 4.303. */
    @Test
    void theIntervalIsStudents() {
        Interval interval = Interval.of(1, 2, 3);
        assertThat(interval.mean()).isEqualTo(2);
        assertThat(interval.high()).isCloseTo(2 + 4.303 / Math.sqrt(3), within(1e-9));
    }
}
