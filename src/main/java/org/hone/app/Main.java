package org.hone.app;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.hone.bkg.GraphBenchmark;
import org.hone.bkg.graph.Kinds;
import org.hone.cli.AskCommand;
import org.hone.cli.BenchAskCommand;
import org.hone.cli.BenchCommand;
import org.hone.cli.BkgCommand;
import org.hone.cli.Console;
import org.hone.cli.DecodeBenchCommand;
import org.hone.cli.EvalCommand;
import org.hone.cli.EvalSentimentCommand;
import org.hone.cli.ExitCodes;
import org.hone.cli.FuzzCommand;
import org.hone.cli.HoneCommand;
import org.hone.cli.Installation;
import org.hone.cli.ModelsCommand;
import org.hone.cli.PlanCommand;
import org.hone.cli.ReplayCommand;
import org.hone.cli.ServeCommand;
import org.hone.cli.SettingsCommand;
import org.hone.cli.SimulateCommand;
import org.hone.cli.TrainCommand;
import org.hone.cli.TrainRewardCommand;
import org.hone.cli.TrainSentimentCommand;
import org.hone.domain.EntityMark;
import org.hone.evaluate.CandidatePool;
import org.hone.evaluate.FirstModelEvaluation;
import org.hone.llama.Checkpoint;
import org.hone.prompts.PromptLibrary;
import org.hone.rlhf.djl.DecoderFirstModel;
import org.hone.rlhf.djl.NetworkTraining;
import org.hone.rlhf.djl.RewardOptions;
import picocli.CommandLine;

/** Starts Hone: the command line, of which the window is one command. */
public final class Main {
    private Main() {}

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        Installation installation = Installation.detect(System.getProperties(), System.getenv());
        PrintWriter out =
                new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        PrintWriter err =
                new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8));
        Console console = new Console(out, err, Clock.systemUTC());
        List<String> slugs = Kinds.ALL.stream().map(EntityMark::slug).toList();
        return new CommandLine(new HoneCommand())
                .addSubcommand(new WindowCommand(console, installation))
                .addSubcommand(
                        new CommandLine(
                                        new BenchCommand(
                                                console,
                                                () -> benchmark(installation, console),
                                                new AnnotateBenchmark(installation)::run))
                                .addSubcommand(
                                        new BenchAskCommand(
                                                console,
                                                new BenchAssistant(
                                                        installation, console.progress())))
                                .addSubcommand(
                                        new DecodeBenchCommand(
                                                installation,
                                                console,
                                                EmbeddedService::readCatalog)))
                .addSubcommand(
                        new AskCommand(
                                console,
                                () -> LocalAssistant.open(installation, console.progress())))
                .addSubcommand(
                        new ServeCommand(
                                console,
                                () -> LocalAssistant.open(installation, console.progress())))
                .addSubcommand(
                        new SettingsCommand(
                                console,
                                () -> LocalAssistant.open(installation, console.progress())))
                .addSubcommand(
                        new ModelsCommand(
                                console,
                                () -> LocalAssistant.open(installation, console.progress())))
                .addSubcommand(new PlanCommand(EmbeddedService::readCatalog, console))
                .addSubcommand(new BkgCommand(console, new LocalGraphs(installation)))
                .addSubcommand(
                        new ReplayCommand(
                                console,
                                () ->
                                        new LocalReplays(
                                                LocalAssistant.open(
                                                        installation, console.progress()))))
                .addSubcommand(new FuzzCommand(EmbeddedService::readCatalog, console))
                .addSubcommand(
                        new CommandLine(new TrainCommand(installation, console, slugs))
                                .addSubcommand(new TrainRewardCommand(installation, console))
                                .addSubcommand(new TrainSentimentCommand(installation, console)))
                .addSubcommand(
                        new CommandLine(
                                        new EvalCommand(
                                                installation,
                                                console,
                                                () -> evaluation(installation, console)))
                                .addSubcommand(new EvalSentimentCommand(installation, console)))
                .addSubcommand(
                        new SimulateCommand(
                                installation, console, () -> simulation(installation, console)))
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(new ExitCodes());
    }

    private static EvalCommand.Opened evaluation(Installation installation, Console console)
            throws IOException {
        EmbeddedService service = EmbeddedService.start(installation, console.progress());
        DecoderFirstModel model =
                DecoderFirstModel.load(
                        new Checkpoint(installation.firstModel()), service.catalog());
        FirstModelEvaluation evaluation =
                new FirstModelEvaluation(
                        model, service.index(), service.pool(), service.executor());
        return new EvalCommand.Opened(
                evaluation,
                () -> {
                    model.close();
                    service.close();
                });
    }

    private static SimulateCommand.Opened simulation(Installation installation, Console console)
            throws IOException {
        EmbeddedService service = EmbeddedService.start(installation, console.progress());
        DecoderFirstModel model =
                DecoderFirstModel.load(
                        new Checkpoint(installation.firstModel()), service.catalog());
        CandidatePool pool =
                new CandidatePool(
                        model,
                        service.catalog(),
                        service.pool(),
                        service.executor(),
                        new PromptLibrary(installation.prompts()).read(PromptLibrary.Split.TRAIN));
        return new SimulateCommand.Opened(
                pool,
                whole ->
                        new NetworkTraining(
                                model.network(),
                                whole ? RewardOptions::wholeTrunk : RewardOptions::headOnly),
                () -> {
                    model.close();
                    service.close();
                });
    }

    private static BenchCommand.Opened benchmark(Installation installation, Console console)
            throws IOException {
        EmbeddedService service = EmbeddedService.start(installation, console.progress());
        long edges =
                service.graph().edgeCounts().values().stream().mapToLong(Integer::longValue).sum();
        GraphBenchmark benchmark = new GraphBenchmark(service.server().baseUrl(), service.graph());
        return new BenchCommand.Opened(
                benchmark,
                "%,d nodes, %,d edges".formatted(service.graph().size(), edges),
                service);
    }
}
