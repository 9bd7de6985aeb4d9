package org.hone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.hone.catalog.Catalog;
import org.hone.domain.Query;
import org.hone.domain.State;
import org.hone.llama.BenchmarkModel;
import org.hone.llama.Checkpoint;
import org.hone.llama.ConstrainedText;
import org.hone.llama.DecodingBenchmark;
import org.hone.llama.Tensors;
import org.hone.prompts.PromptExample;
import org.hone.prompts.PromptLibrary;
import org.hone.rlhf.djl.DecoderFirstModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Times the decoder: the first model, a random one of 5.8 million parameters, one of the user's.
 */
@Command(
        name = "decode",
        description =
                "Time prefill and decoding of the first model, of random weights and of a model of yours.",
        mixinStandardHelpOptions = true)
public final class DecodeBenchCommand implements Callable<Integer> {
    private static final int QUESTIONS = 12;

    private final Installation installation;
    private final Console console;
    private final Supplier<Catalog> catalog;

    @Option(names = "--model", description = "A model folder to time as well.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--batch",
            split = ",",
            defaultValue = "1,8",
            description = "Sequences side by side (default: ${DEFAULT-VALUE}).")
    private List<Integer> batches;

    @Option(
            names = "--threads",
            defaultValue = "2",
            description = "Threads of the engine (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--prompt",
            defaultValue = "64",
            description = "Tokens that are read (default: ${DEFAULT-VALUE}).")
    private int prompt;

    @Option(
            names = "--tokens",
            defaultValue = "128",
            description = "Tokens that are written (default: ${DEFAULT-VALUE}).")
    private int tokens;

    @Option(
            names = "--repeats",
            defaultValue = "7",
            description = "Timed runs, of which the median counts (default: ${DEFAULT-VALUE}).")
    private int repeats;

    @Option(
            names = "--export",
            description = "Write the random model to this folder, for other programs to time.")
    private Optional<Path> export = Optional.empty();

    /**
     * @param catalog what the first model plans over
     */
    public DecodeBenchCommand(
            Installation installation, Console console, Supplier<Catalog> catalog) {
        this.installation = installation;
        this.console = console;
        this.catalog = catalog;
    }

    @Override
    public Integer call() throws IOException {
        Tensors.setThreads(threads);
        DecodingBenchmark benchmark = new DecodingBenchmark(prompt, tokens, repeats);
        console.print(
                "Prompt %d, generated %d, %d threads, float32, medians of %d"
                        .formatted(prompt, tokens, threads, repeats));
        console.print(
                "%-12s %9s %5s %13s %12s %8s %12s %9s"
                        .formatted(
                                "",
                                "million",
                                "batch",
                                "prefill tok/s",
                                "decode tok/s",
                                "max/min",
                                "CPU ms/step",
                                "JNI/step"));
        try (BenchmarkModel first = BenchmarkModel.load(installation.firstModel())) {
            print("first", first, benchmark);
        }
        try (BenchmarkModel random = BenchmarkModel.random()) {
            if (export.isPresent()) {
                random.export(export.get());
            }
            print("random", random, benchmark);
        }
        if (folder.isPresent()) {
            try (BenchmarkModel own = BenchmarkModel.load(folder.get())) {
                print("--model", own, benchmark);
            }
        }
        constrained(benchmark);
        return ExitCodes.DONE;
    }

    private void print(String name, BenchmarkModel model, DecodingBenchmark benchmark) {
        for (int batch : batches) {
            DecodingBenchmark.Row row = benchmark.run(model.model(), batch);
            console.print(
                    "%-12s %9.1f %5d %13.0f %12.0f %8.2f %12.2f %9.1f"
                            .formatted(
                                    name,
                                    model.model().weights().count() / 1e6,
                                    row.batch(),
                                    row.prefill(),
                                    row.decode(),
                                    row.spread(),
                                    row.processorMillis(),
                                    row.nativeCalls()));
        }
    }

    private void constrained(DecodingBenchmark benchmark) throws IOException {
        List<ConstrainedText> texts = new ArrayList<>();
        try (DecoderFirstModel first =
                DecoderFirstModel.load(new Checkpoint(installation.firstModel()), catalog.get())) {
            for (PromptExample example :
                    new PromptLibrary(installation.prompts())
                            .read(PromptLibrary.Split.DEV)
                            .subList(0, QUESTIONS)) {
                texts.add(first.constrained(State.of(new Query(example.query()))));
            }
            DecodingBenchmark.Share share =
                    benchmark.constrained(first.network().generator(), texts);
            console.print(
                    "Plan grammar: %.2f ms a token, of which the constraint takes %.3f ms (%.1f %%); %d tokens"
                            .formatted(
                                    share.perToken(),
                                    share.constraint(),
                                    100 * share.constraint() / share.perToken(),
                                    share.tokens()));
        }
    }
}
