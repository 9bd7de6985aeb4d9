package org.hone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hone.domain.InvalidInputException;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.io.Checksums;
import org.hone.llama.Checkpoint;
import org.hone.llama.ModelCard;
import org.hone.llama.Tensors;
import org.hone.rlhf.djl.PlannerNetwork;
import org.hone.rlhf.djl.RewardCheckpoint;
import org.hone.rlhf.djl.RewardEvent;
import org.hone.rlhf.djl.RewardNetwork;
import org.hone.rlhf.djl.RewardOptions;
import org.hone.rlhf.djl.TextPreference;
import org.hone.rlhf.djl.TextRewardTrainer;
import org.hone.task.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a reward model on preferences. */
@Command(
        name = "reward",
        description =
                "Train a reward model on text preferences (JSONL with prompt, chosen, rejected) and report its accuracy on held-out prompts beside the length baseline.",
        mixinStandardHelpOptions = true)
public final class TrainRewardCommand implements Callable<Integer> {
    private final Installation installation;
    private final Console console;

    @Option(
            names = "--preferences",
            required = true,
            paramLabel = "FILE",
            description = "JSON lines with prompt, chosen and rejected; may be gzipped.")
    private Path preferences;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the checkpoint; without it nothing is written.")
    private Path out;

    @Option(
            names = "--learns",
            defaultValue = "head",
            description =
                    "head: the trunk stands still; whole: all weights learn (default: ${DEFAULT-VALUE}).")
    private String learns;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description =
                    "Seed of the held-out split and the training (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--limit",
            defaultValue = "0",
            description = "Use only the first so many; 0 for all (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--threads",
            defaultValue = "2",
            description = "Processor threads (default: ${DEFAULT-VALUE}).")
    private int threads;

    public TrainRewardCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!List.of("head", "whole").contains(learns)) {
            throw new InvalidInputException("Use --learns head or --learns whole.");
        }
        List<TextPreference> all = TextPreference.read(preferences);
        List<TextPreference> used = limit > 0 && limit < all.size() ? all.subList(0, limit) : all;
        Tensors.setThreads(threads);
        RewardOptions options =
                learns.equals("whole")
                        ? RewardOptions.wholeTrunk(seed)
                        : RewardOptions.headOnly(seed);
        long began = System.nanoTime();
        try (PlannerNetwork origin =
                        PlannerNetwork.load(new Checkpoint(installation.firstModel()));
                RewardNetwork network =
                        RewardNetwork.onSeparateTrunk(
                                origin,
                                options.members(),
                                new ModelVersion(ModelRole.REWARD, "reward", "", false))) {
            Map<String, Double> metrics =
                    new TextRewardTrainer(options)
                            .train(network, used, this::report, Cancellation.none());
            double minutes = Math.round((System.nanoTime() - began) / 6e9) / 10.0;
            console.print(
                    "%s: held-out accuracy %.1f %% on %.0f preferences, length baseline %.1f %%; train %.1f %% on %.0f; ECE %.3f; %.1f minutes"
                            .formatted(
                                    preferences.getFileName(),
                                    100 * metrics.getOrDefault("eval_accuracy", Double.NaN),
                                    metrics.get("eval_examples"),
                                    100 * metrics.get("length_accuracy"),
                                    100 * metrics.get("train_accuracy"),
                                    metrics.get("train_examples"),
                                    metrics.getOrDefault("eval_ece", Double.NaN),
                                    minutes));
            if (out != null) {
                new RewardCheckpoint(out).write(card(network, metrics, minutes), network);
            }
            return ExitCodes.DONE;
        }
    }

    private ModelCard card(RewardNetwork network, Map<String, Double> metrics, double minutes)
            throws IOException {
        return new ModelCard(
                "reward-" + preferences.getFileName().toString().replaceAll("[.].*", ""),
                "hone train reward --preferences %s --learns %s --seed %d --limit %d"
                        .formatted(preferences.getFileName(), learns, seed, limit),
                seed,
                Checksums.sha256(preferences),
                network.parameters(),
                0,
                minutes,
                metrics,
                false,
                "");
    }

    private void report(RewardEvent event) {
        if (!Double.isNaN(event.heldOutAccuracy())) {
            console.note(
                    "%s %d of %d  loss %.4f  held-out loss %.4f  held-out accuracy %.3f"
                            .formatted(
                                    event.stage(),
                                    event.step(),
                                    event.steps(),
                                    event.loss(),
                                    event.heldOutLoss(),
                                    event.heldOutAccuracy()));
        }
    }
}
