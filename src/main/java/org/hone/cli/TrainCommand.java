package org.hone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hone.llama.ModelCard;
import org.hone.llama.Tensors;
import org.hone.rlhf.djl.FirstModelTrainer;
import org.hone.rlhf.djl.TrainingEvent;
import org.hone.rlhf.djl.TrainingOptions;
import org.hone.task.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains models. */
@Command(name = "train", description = "Train a model.", mixinStandardHelpOptions = true)
public final class TrainCommand {
    private static final int REPORT_EVERY = 50;

    private final Installation installation;
    private final Console console;
    private final List<String> markSlugs;

    /**
     * @param markSlugs kinds of entities that get mark tokens
     */
    public TrainCommand(Installation installation, Console console, List<String> markSlugs) {
        this.installation = installation;
        this.console = console;
        this.markSlugs = List.copyOf(markSlugs);
    }

    /** Trains the first model from scratch. */
    @Command(
            name = "first",
            description =
                    "Train the first model on the canonical phrasings of the prompt library, then freeze it. Goes on where a stopped run left off.",
            mixinStandardHelpOptions = true)
    int first(
            @Option(
                            names = "--out",
                            description = "Folder of the checkpoint (default: models/first).")
                    Path out,
            @Option(
                            names = "--data",
                            description = "Folder of the prompt library (default: data/prompts).")
                    Path data,
            @Option(
                            names = "--name",
                            defaultValue = "first-1",
                            description = "Name of the version (default: ${DEFAULT-VALUE}).")
                    String name,
            @Option(
                            names = "--seed",
                            defaultValue = "1",
                            description =
                                    "Seed of initialisation and data order (default: ${DEFAULT-VALUE}).")
                    long seed,
            @Option(
                            names = "--steps",
                            defaultValue = "4000",
                            description = "Updates (default: ${DEFAULT-VALUE}).")
                    int steps,
            @Option(
                            names = "--minutes",
                            defaultValue = "55",
                            description = "Stop after this wall time (default: ${DEFAULT-VALUE}).")
                    double minutes,
            @Option(
                            names = "--batch",
                            defaultValue = "32",
                            description = "Sequences per update (default: ${DEFAULT-VALUE}).")
                    int batch,
            @Option(
                            names = "--learning-rate",
                            defaultValue = "1.5e-3",
                            description = "Peak learning rate (default: ${DEFAULT-VALUE}).")
                    double learningRate,
            @Option(
                            names = "--hidden",
                            defaultValue = "192",
                            description = "Width (default: ${DEFAULT-VALUE}).")
                    int hidden,
            @Option(
                            names = "--layers",
                            defaultValue = "4",
                            description = "Decoder layers (default: ${DEFAULT-VALUE}).")
                    int layers,
            @Option(
                            names = "--heads",
                            defaultValue = "6",
                            description = "Attention heads (default: ${DEFAULT-VALUE}).")
                    int heads,
            @Option(
                            names = "--vocabulary",
                            defaultValue = "800",
                            description = "Tokens (default: ${DEFAULT-VALUE}).")
                    int vocabulary,
            @Option(
                            names = "--threads",
                            defaultValue = "2",
                            description = "Processor threads (default: ${DEFAULT-VALUE}).")
                    int threads)
            throws IOException {
        Tensors.setThreads(threads);
        Path folder = out == null ? installation.firstModel() : out;
        String command =
                "hone train first --name %s --seed %d --steps %d --batch %d --learning-rate %s --hidden %d --layers %d --heads %d --vocabulary %d"
                        .formatted(
                                name,
                                seed,
                                steps,
                                batch,
                                learningRate,
                                hidden,
                                layers,
                                heads,
                                vocabulary);
        TrainingOptions options =
                new TrainingOptions(
                        data == null ? installation.prompts() : data,
                        folder,
                        name,
                        command,
                        seed,
                        steps,
                        minutes,
                        batch,
                        learningRate,
                        Math.min(200, steps / 10 + 1),
                        hidden,
                        layers,
                        heads,
                        vocabulary,
                        500);
        ModelCard card =
                new FirstModelTrainer(options, markSlugs).train(this::report, Cancellation.none());
        console.print(
                "%s: %,d parameters, %,d updates in %.1f minutes, train loss %.4f, dev loss %.4f, SHA-256 %s"
                        .formatted(
                                card.name(),
                                card.parameters(),
                                card.steps(),
                                card.minutes(),
                                card.metrics().get("train_loss"),
                                card.metrics().get("dev_loss"),
                                card.checksum()));
        return 0;
    }

    private void report(TrainingEvent event) {
        boolean evaluated = !Double.isNaN(event.devLoss());
        if (event.step() % REPORT_EVERY == 0 || evaluated) {
            console.note(
                    "step %d  loss %.4f%s  grad norm %.2f  lr %.2e  %.0f tokens/s"
                            .formatted(
                                    event.step(),
                                    event.loss(),
                                    evaluated ? "  dev loss %.4f".formatted(event.devLoss()) : "",
                                    event.gradNorm(),
                                    event.learningRate(),
                                    event.tokensPerSecond()));
        }
    }
}
