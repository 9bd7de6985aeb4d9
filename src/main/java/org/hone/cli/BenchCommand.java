package org.hone.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.hone.bkg.GraphBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times parts of Hone. */
@Command(
        name = "bench",
        description = "Time parts of Hone on this machine.",
        mixinStandardHelpOptions = true)
public final class BenchCommand {
    private final Console console;
    private final Callable<Opened> open;
    private final AnnotateBench annotate;

    /** Times an annotator's work. */
    @FunctionalInterface
    public interface AnnotateBench {
        /** Judges so many tasks over a store of its own. */
        List<Times> run(int tasks) throws Exception;
    }

    /**
     * How long something took.
     *
     * @param p50 median in milliseconds
     * @param p95 in milliseconds
     * @param p99 in milliseconds
     */
    public record Times(String name, double p50, double p95, double p99) {}

    /** A benchmark over a running service, and what must be closed afterwards. */
    public record Opened(GraphBenchmark benchmark, String graph, AutoCloseable service) {}

    public BenchCommand(Console console, Callable<Opened> open, AnnotateBench annotate) {
        this.console = console;
        this.open = open;
        this.annotate = annotate;
    }

    /** Times annotation. */
    @Command(
            name = "annotate",
            description =
                    "Time picks and the next task, through server and client over a new store.",
            mixinStandardHelpOptions = true)
    int annotate(
            @Option(
                            names = "--tasks",
                            defaultValue = "200",
                            description = "Tasks to judge (default: ${DEFAULT-VALUE}).")
                    int tasks)
            throws Exception {
        List<Times> rows = annotate.run(tasks);
        console.print("%-44s %8s %8s %8s".formatted("", "p50 ms", "p95 ms", "p99 ms"));
        rows.forEach(
                row ->
                        console.print(
                                "%-44s %8.2f %8.2f %8.2f"
                                        .formatted(row.name(), row.p50(), row.p95(), row.p99())));
        return ExitCodes.DONE;
    }

    /** Times the service. */
    @Command(
            name = "graph",
            description =
                    "Time the knowledge-graph service over HTTP on the graph of the data folder.",
            mixinStandardHelpOptions = true)
    int graph(
            @Option(
                            names = "--clients",
                            defaultValue = "8",
                            description = "Concurrent clients (default: ${DEFAULT-VALUE}).")
                    int clients,
            @Option(
                            names = "--calls",
                            defaultValue = "1000",
                            description = "Calls per client (default: ${DEFAULT-VALUE}).")
                    int calls)
            throws Exception {
        Opened opened = open.call();
        try (AutoCloseable service = opened.service()) {
            console.print(
                    "%s; %d clients on the server's machine".formatted(opened.graph(), clients));
            List<GraphBenchmark.Row> rows = opened.benchmark().run(clients, calls);
            console.print(
                    "%-32s %6s %7s %8s %8s %8s"
                            .formatted("", "inputs", "calls", "p50 ms", "p90 ms", "p99 ms"));
            rows.forEach(
                    row ->
                            console.print(
                                    "%-32s %6d %7d %8.2f %8.2f %8.2f"
                                            .formatted(
                                                    row.name(),
                                                    row.inputs(),
                                                    row.calls(),
                                                    row.p50(),
                                                    row.p90(),
                                                    row.p99())));
            Runtime runtime = Runtime.getRuntime();
            console.print(
                    "Heap in use: %d MB"
                            .formatted((runtime.totalMemory() - runtime.freeMemory()) >> 20));
            return ExitCodes.DONE;
        }
    }

    /** Measures memory. */
    @Command(
            name = "memory",
            description = "Measure whether generating, training and opening models keep memory.",
            mixinStandardHelpOptions = true)
    int memory(
            @Option(
                            names = "--steps",
                            defaultValue = "2000",
                            description =
                                    "Generations, and as many training steps (default: ${DEFAULT-VALUE}).")
                    int steps,
            @Option(
                            names = "--large",
                            description =
                                    "Also open, close and adapt a model of 135 M parameters; takes minutes and up to 6 GB.")
                    boolean large) {
        new MemoryPrinter(console).print(steps, large);
        return ExitCodes.DONE;
    }
}
