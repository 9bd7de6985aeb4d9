package org.hone.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.hone.assistant.Assistant;
import org.hone.domain.InvalidInputException;
import org.hone.server.AssistantServer;
import org.hone.server.ChildProtocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The assistant without a window. */
@Command(
        name = "serve",
        description =
                "Run the assistant for windows on this or other machines. The token is read from the variable HONE_TOKEN.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    private static final int SHORTEST_TOKEN = 16;

    private final Console console;
    private final ChildProtocol.Opening opening;

    @Option(
            names = "--port",
            defaultValue = "8131",
            description = "Port; 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description =
                    "Address to listen on; another one lets other machines in, behind the token (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--child", hidden = true)
    private boolean child;

    public ServeCommand(Console console, ChildProtocol.Opening opening) {
        this.console = console;
        this.opening = opening;
    }

    @Override
    public Integer call() throws Exception {
        if (child) {
            return ChildProtocol.run(System.in, System.out, opening);
        }
        String token = System.getenv("HONE_TOKEN");
        if (token == null || token.length() < SHORTEST_TOKEN) {
            throw new InvalidInputException(
                    "Set the variable HONE_TOKEN to a secret of at least 16 characters; windows must give the same one.");
        }
        Assistant assistant = opening.open();
        try (AssistantServer server = AssistantServer.start(assistant, host, port, token)) {
            console.print(
                    "Serving the assistant at http://%s:%d. Ctrl+C ends it."
                            .formatted(host, server.port()));
            CountDownLatch forever = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(forever::countDown));
            forever.await();
        } finally {
            if (assistant instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
        return ExitCodes.DONE;
    }
}
