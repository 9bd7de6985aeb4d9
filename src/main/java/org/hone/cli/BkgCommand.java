package org.hone.cli;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import picocli.CommandLine.Command;
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
        String importFiles(Path nodes, Path edges, Progress progress, Cancellation cancellation)
                throws Exception;
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
            description =
                    "Replace the graph by a table of nodes and a table of edges (CSV, TSV or SIF, plain or gzipped; Hetionet's own files among them).",
            mixinStandardHelpOptions = true)
    int importFiles(
            @picocli.CommandLine.Parameters(
                            arity = "0..1",
                            paramLabel = "FORMAT",
                            description =
                                    "hetionet or table; both are recognised by their columns.")
                    String format,
            @Option(
                            names = "--nodes",
                            required = true,
                            description = "Columns id, name, kind and perhaps synonyms.")
                    Path nodes,
            @Option(
                            names = "--edges",
                            required = true,
                            description =
                                    "Columns source, metaedge, target and perhaps provenance.")
                    Path edges)
            throws Exception {
        long began = System.nanoTime();
        String counts = graphs.importFiles(nodes, edges, console.progress(), Cancellation.none());
        console.print("%s imported in %.1f s".formatted(counts, (System.nanoTime() - began) / 1e9));
        return ExitCodes.DONE;
    }
}
