package org.hone.cli;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.hone.bkg.imports.GraphColumns;
import org.hone.bkg.imports.GraphConfirmation;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The embedded biomedical knowledge-graph service. */
@Command(
        name = "bkg",
        description = "The embedded biomedical knowledge-graph service.",
        mixinStandardHelpOptions = true)
public final class BkgCommand {
    private final Console console;
    private final Graphs graphs;

    /** What the commands do to the graph of the user's data folder. */
    public interface Graphs {
        /** Starts the service; closing it stops it. */
        Running serve(String host, int port, Progress progress) throws Exception;

        /** Replaces the graph and says what was read. */
        String importFiles(
                Path nodes,
                Path edges,
                GraphColumns columns,
                Progress progress,
                Cancellation cancellation)
                throws Exception;

        /** The edge table of the sample graph. */
        Path sampleEdges();
    }

    /** A service that runs at an address. */
    public record Running(String address, AutoCloseable service) {}

    public BkgCommand(Console console, Graphs graphs) {
        this.console = console;
        this.graphs = graphs;
    }

    /** Serves until it is interrupted. */
    @Command(
            name = "serve",
            description = "Run the service until it is interrupted.",
            mixinStandardHelpOptions = true)
    int serve(
            @Option(
                            names = "--port",
                            defaultValue = "8130",
                            description = "Port; 0 for a free one (default: ${DEFAULT-VALUE}).")
                    int port,
            @Option(
                            names = "--host",
                            defaultValue = "127.0.0.1",
                            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
                    String host)
            throws Exception {
        Running running = graphs.serve(host, port, console.progress());
        console.print(
                "Serving at "
                        + running.address()
                        + " (OpenAPI document at "
                        + running.address()
                        + "/openapi.json). Ctrl+C ends it.");
        CountDownLatch forever = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(forever::countDown));
        forever.await();
        running.service().close();
        return ExitCodes.DONE;
    }

    /** Imports a graph. */
    @Command(
            name = "import",
            description = {
                "Replace the graph by a table of nodes and a table of edges: CSV, TSV or SIF, plain or gzipped, in UTF-8.",
                "The graph is replaced when all is read; an import that fails, or is killed, leaves the old one."
            },
            mixinStandardHelpOptions = true)
    int importFiles(@Mixin ImportOptions options) throws Exception {
        long began = System.nanoTime();
        String counts =
                graphs.importFiles(
                        options.nodes,
                        options.edges,
                        options.columns(),
                        console.progress(),
                        Cancellation.none());
        console.print("%s imported in %.1f s".formatted(counts, (System.nanoTime() - began) / 1e9));
        return ExitCodes.DONE;
    }

    /** Compares the sample graph with a larger one. */
    @Command(
            name = "confirm",
            description =
                    "Look up every edge of the sample graph in the tables of a larger graph, and count per relation how many it has.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:every edge is confirmed",
                "1:a file cannot be used; the message says which and where",
                "7:every edge was looked up, and some are not confirmed"
            })
    int confirm(@Mixin ConfirmOptions options) throws Exception {
        Path sample = options.sample == null ? graphs.sampleEdges() : options.sample;
        GraphConfirmation.Report report =
                new GraphConfirmation().run(sample, options.nodes(), options.edges());
        return new ConfirmationPrinter(console).print(report, options.list);
    }
}
