package org.hone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hone.evaluate.SentimentReport;
import org.hone.llama.ModelCard;
import org.hone.llama.Tensors;
import org.hone.prompts.SentimentLibrary;
import org.hone.rlhf.djl.SentimentCheckpoint;
import org.hone.rlhf.djl.SentimentOptions;
import org.hone.rlhf.djl.SentimentTrainer;
import org.hone.rlhf.djl.TransformerSentimentModel;
import org.hone.task.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains the sentiment model and measures it on the held-out utterances. */
@Command(
        name = "sentiment",
        description =
                "Train the classifier that reads from a message whether the analyst is content.",
        mixinStandardHelpOptions = true)
public final class TrainSentimentCommand implements Callable<Integer> {
    private final Installation installation;
    private final Console console;

    @Option(names = "--out", description = "Folder of the checkpoint (default: models/sentiment).")
    private Path out;

    @Option(names = "--data", description = "Folder of the utterances (default: data/sentiment).")
    private Path data;

    @Option(
            names = "--name",
            defaultValue = "sentiment-1",
            description = "Name of the version (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Seed of initialisation and data order (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--epochs",
            defaultValue = "25",
            description = "Passes over the utterances (default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--batch",
            defaultValue = "32",
            description = "Utterances per update (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--learning-rate",
            defaultValue = "2e-3",
            description = "Peak learning rate (default: ${DEFAULT-VALUE}).")
    private double learningRate;

    @Option(
            names = "--hidden",
            defaultValue = "64",
            description = "Width (default: ${DEFAULT-VALUE}).")
    private int hidden;

    @Option(
            names = "--layers",
            defaultValue = "2",
            description = "Encoder layers (default: ${DEFAULT-VALUE}).")
    private int layers;

    @Option(
            names = "--heads",
            defaultValue = "4",
            description = "Attention heads (default: ${DEFAULT-VALUE}).")
    private int heads;

    @Option(
            names = "--vocabulary",
            defaultValue = "1500",
            description = "Pieces of the tokenizer (default: ${DEFAULT-VALUE}).")
    private int vocabulary;

    @Option(
            names = "--buckets",
            defaultValue = "4096",
            description = "Rows for letter groups and word pairs (default: ${DEFAULT-VALUE}).")
    private int buckets;

    @Option(
            names = "--members",
            defaultValue = "3",
            description = "Networks in the ensemble (default: ${DEFAULT-VALUE}).")
    private int members;

    @Option(
            names = "--threads",
            defaultValue = "1",
            description = "Processor threads (default: ${DEFAULT-VALUE}).")
    private int threads;

    /** Trains below this installation and reports to this console. */
    public TrainSentimentCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Tensors.setThreads(threads);
        Path utterances = data == null ? installation.sentimentUtterances() : data;
        Path folder = out == null ? installation.sentimentModel() : out;
        String command =
                "hone train sentiment --name %s --seed %d --epochs %d --batch %d --learning-rate %s --hidden %d --layers %d --heads %d --vocabulary %d --buckets %d --members %d"
                        .formatted(
                                name,
                                seed,
                                epochs,
                                batch,
                                learningRate,
                                hidden,
                                layers,
                                heads,
                                vocabulary,
                                buckets,
                                members);
        SentimentOptions options =
                new SentimentOptions(
                        utterances,
                        folder,
                        name,
                        command,
                        seed,
                        epochs,
                        batch,
                        learningRate,
                        hidden,
                        layers,
                        heads,
                        vocabulary,
                        buckets,
                        members);
        ModelCard card = new SentimentTrainer(options).train(this::report, Cancellation.none());
        console.print(
                "%s: %,d parameters, %,d updates in %.1f minutes, dev accuracy %.1f %%, temperature %.2f, SHA-256 %s"
                        .formatted(
                                card.name(),
                                card.parameters(),
                                card.steps(),
                                card.minutes(),
                                100 * card.metrics().get("dev_accuracy"),
                                card.metrics().get("temperature"),
                                card.checksum()));
        measure(new SentimentCheckpoint(folder), new SentimentLibrary(utterances));
        return ExitCodes.DONE;
    }

    private void measure(SentimentCheckpoint checkpoint, SentimentLibrary library)
            throws IOException {
        try (TransformerSentimentModel model = TransformerSentimentModel.load(checkpoint)) {
            SentimentReport report = SentimentReport.of(model, library.heldOut());
            checkpoint.addMetrics(
                    Map.of(
                            "heldout_accuracy",
                            report.accuracy(),
                            "heldout_ece",
                            report.calibrationError(),
                            "heldout_ece_uncalibrated",
                            report.uncalibrated(model.temperature()).calibrationError()));
            new SentimentPrinter(console).print(report, model.temperature());
        }
    }

    private void report(SentimentTrainer.Event event) {
        console.note(
                "member %d  epoch %d  loss %.4f  dev accuracy %.1f %%"
                        .formatted(
                                event.member(),
                                event.epoch(),
                                event.loss(),
                                100 * event.devAccuracy()));
    }
}
