package org.hone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hone.evaluate.SentimentReport;
import org.hone.llama.Tensors;
import org.hone.prompts.SentimentLibrary;
import org.hone.rlhf.djl.SentimentCheckpoint;
import org.hone.rlhf.djl.TransformerSentimentModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the sentiment model on the held-out utterances. */
@Command(
        name = "sentiment",
        description = "Accuracy and calibration of the sentiment model on held-out utterances.",
        mixinStandardHelpOptions = true)
public final class EvalSentimentCommand implements Callable<Integer> {
    private final Installation installation;
    private final Console console;

    @Option(
            names = "--model",
            description = "Folder of the checkpoint (default: models/sentiment).")
    private Path model;

    @Option(names = "--data", description = "Folder of the utterances (default: data/sentiment).")
    private Path data;

    @Option(names = "--mistakes", description = "Print the utterances read wrong as well.")
    private boolean mistakes;

    /** Measures what is below this installation. */
    public EvalSentimentCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Tensors.setThreads(1);
        SentimentLibrary library =
                new SentimentLibrary(data == null ? installation.sentimentUtterances() : data);
        SentimentCheckpoint checkpoint =
                new SentimentCheckpoint(model == null ? installation.sentimentModel() : model);
        try (TransformerSentimentModel loaded = TransformerSentimentModel.load(checkpoint)) {
            SentimentReport report = SentimentReport.of(loaded, library.heldOut());
            SentimentPrinter printer = new SentimentPrinter(console);
            printer.print(report, loaded.temperature());
            if (mistakes) {
                printer.printMistakes(report);
            }
        }
        return ExitCodes.DONE;
    }
}
