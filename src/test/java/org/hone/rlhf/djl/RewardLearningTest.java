package org.hone.rlhf.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.hone.catalog.PlanParser;
import org.hone.domain.InvalidInputException;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.domain.Plan;
import org.hone.domain.Query;
import org.hone.domain.State;
import org.hone.llama.Checkpoint;
import org.hone.llama.ModelCard;
import org.hone.rlhf.Judgement;
import org.hone.rlhf.RewardExample;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training, online learning and storage of reward models on the shipped trunk. */
class RewardLearningTest {
    private static final ModelVersion VERSION =
            new ModelVersion(ModelRole.REWARD, "test", "", false);
    private static final String[] LEADS = {"list", "show me", "what are", "find", "which are"};

    private static PlannerNetwork trunk;
    @TempDir Path folder;

    @BeforeAll
    static void load() throws IOException {
        trunk = PlannerNetwork.load(new Checkpoint(Path.of("models/first")));
    }

    @AfterAll
    static void close() {
        trunk.close();
    }

    private static Plan plan(String text) {
        return new PlanParser().parse(text).plan().orElseThrow();
    }

    /** Picks of somebody who wants treatments where "gadgets" are asked for, else symptoms. */
    private static RewardExample pick(int number) {
        boolean gadgets = number % 2 == 0;
        State state =
                State.of(
                        new Query(
                                "%s the %s of @disease1 %d"
                                        .formatted(
                                                LEADS[number % LEADS.length],
                                                gadgets ? "gadgets" : "gizmos",
                                                number)));
        List<Plan> plans =
                List.of(
                        plan("symptoms = disease_symptoms(disease=@disease1)\nreturn symptoms"),
                        plan("drugs = disease_treatments(disease=@disease1)\nreturn drugs"),
                        plan("genes = disease_genes(disease=@disease1)\nreturn genes"));
        return new RewardExample(
                "pick-" + number,
                "query-" + number,
                state,
                plans,
                new Judgement.Pick(gadgets ? 1 : 0),
                1,
                "pick",
                "ann");
    }

    private static List<RewardExample> picks(int count) {
        List<RewardExample> picks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            picks.add(pick(i));
        }
        return picks;
    }

    private static RewardOptions options() {
        return new RewardOptions(false, 2, 60, 0.03, 0, 0, 4096, 1, 0.01, 0.5, false, 0.3, 5, 3);
    }

    private static RewardNetwork network() {
        return RewardNetwork.onSharedTrunk(trunk, 2, VERSION);
    }

    @Test
    void learnsWhatAnnotatorsPreferAndIsNormalised() {
        try (RewardNetwork network = network()) {
            Map<String, Double> metrics =
                    new RewardTrainer(options())
                            .train(network, picks(40), event -> {}, Cancellation.none());
            assertThat(metrics.get("eval_accuracy")).isGreaterThan(0.9);
            assertThat(metrics.get("eval_examples")).isBetween(5.0, 20.0);
            RewardTrainer trainer = new RewardTrainer(options());
            double[] rewards =
                    picks(40).stream()
                            .filter(example -> !trainer.isHeldOut(example.query()))
                            .flatMap(e -> network.score(e.state(), e.candidates()).stream())
                            .mapToDouble(Double::doubleValue)
                            .toArray();
            double mean = Arrays.stream(rewards).average().orElseThrow();
            double variance =
                    Arrays.stream(rewards).map(r -> r * r).average().orElseThrow() - mean * mean;
            assertThat(mean).isCloseTo(0, within(1e-3));
            assertThat(variance).isCloseTo(1, within(1e-3));
            assertThat(network.preference(1, 1)).isEqualTo(0.5);
            assertThat(network.uncertainty(pick(0).state(), pick(0).candidates()))
                    .allMatch(deviation -> deviation > 0);
        }
    }

    @Test
    void aSeparateTrunkLearnsToo() {
        RewardOptions whole =
                new RewardOptions(true, 2, 1, 1e-4, 2, 1e-3, 1500, 1, 0.01, 0.5, false, 0.3, 2, 3);
        try (RewardNetwork network = RewardNetwork.onSeparateTrunk(trunk, 2, VERSION)) {
            float[] before = trunk.model().weights().get("model.norm.weight").toFloatArray();
            List<RewardEvent> events = new ArrayList<>();
            Map<String, Double> metrics =
                    new RewardTrainer(whole)
                            .train(network, picks(16), events::add, Cancellation.none());
            List<RewardEvent> measured =
                    events.stream()
                            .filter(e -> e.stage().equals("trunk"))
                            .filter(e -> !Double.isNaN(e.heldOutLoss()))
                            .toList();
            assertThat(measured).hasSizeBetween(1, 2);
            assertThat(metrics).containsKey("eval_accuracy");
            assertThat(network.trunk().model().weights().get("model.norm.weight").toFloatArray())
                    .isNotEqualTo(before);
            assertThat(trunk.model().weights().get("model.norm.weight").toFloatArray())
                    .isEqualTo(before);
        }
    }

    @Test
    void trainingStopsWhenCancelled() {
        Cancellation cancellation = new Cancellation();
        try (RewardNetwork network = network()) {
            assertThatThrownBy(
                            () ->
                                    new RewardTrainer(options())
                                            .train(
                                                    network,
                                                    picks(20),
                                                    event -> cancellation.request(),
                                                    cancellation))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void takingAPickBackLeavesWhatWouldBeHadItNeverBeenMade() {
        try (RewardNetwork with = network();
                RewardNetwork without = network()) {
            OnlineReward.Settings settings = new OnlineReward.Settings(4, 8, options());
            OnlineReward undone = new OnlineReward(with, settings);
            OnlineReward never = new OnlineReward(without, settings);
            for (int i = 0; i < 5; i++) {
                undone.learn(pick(i), Cancellation.none());
                if (i != 2) {
                    never.learn(pick(i), Cancellation.none());
                }
            }
            List<Double> before = with.score(pick(9).state(), pick(9).candidates());
            assertThat(undone.undo("pick-2", Cancellation.none())).isTrue();
            List<Double> after = with.score(pick(9).state(), pick(9).candidates());
            List<Double> expected = without.score(pick(9).state(), pick(9).candidates());
            assertThat(after).isNotEqualTo(before);
            for (int i = 0; i < after.size(); i++) {
                assertThat(after.get(i)).isCloseTo(expected.get(i), within(1e-4));
            }
            assertThat(undone.count()).isEqualTo(4);
            assertThat(undone.undo("pick-2", Cancellation.none())).isFalse();
        }
    }

    @Test
    void onlinePicksRaiseWhatWasPicked() {
        try (RewardNetwork network = network()) {
            OnlineReward online =
                    new OnlineReward(network, new OnlineReward.Settings(10, 16, options()));
            RewardExample unseen = pick(31);
            double before = margin(network, unseen);
            for (int i = 1; i < 12; i += 2) {
                online.learn(pick(i), Cancellation.none());
            }
            assertThat(margin(network, unseen)).isGreaterThan(before);
        }
    }

    private static double margin(RewardNetwork network, RewardExample example) {
        List<Double> rewards = network.score(example.state(), example.candidates());
        return rewards.get(0) - rewards.get(1);
    }

    @Test
    void aStoredModelScoresAsBeforeAndDamageIsFound() throws IOException {
        RewardCheckpoint checkpoint = new RewardCheckpoint(folder.resolve("reward"));
        try (RewardNetwork network = network()) {
            new RewardTrainer(options())
                    .train(network, picks(12), event -> {}, Cancellation.none());
            checkpoint.write(
                    new ModelCard("reward-1", "test", 3, "", 1, 1, 0, Map.of(), false, ""),
                    network);
            try (RewardNetwork loaded = checkpoint.load(trunk)) {
                List<Double> ours = network.score(pick(3).state(), pick(3).candidates());
                List<Double> theirs = loaded.score(pick(3).state(), pick(3).candidates());
                for (int i = 0; i < ours.size(); i++) {
                    assertThat(theirs.get(i)).isCloseTo(ours.get(i), within(1e-4));
                }
                assertThat(loaded.version().trained()).isTrue();
            }
        }
        Files.writeString(folder.resolve("reward/reward_head.safetensors"), "damaged");
        assertThatThrownBy(() -> checkpoint.load(trunk))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("damaged");
    }
}
