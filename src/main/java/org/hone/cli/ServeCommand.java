package org.hone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hone.assistant.Assistant;
import org.hone.domain.InvalidInputException;
import org.hone.server.AccessTokens;
import org.hone.server.AssistantServer;
import org.hone.server.ChildProtocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The assistant without a window. */
@Command(
        name = "serve",
        description =
                "Run the assistant for windows on this or other machines. The token is read from the variable HONE_TOKEN, or several from --token-file.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    private static final int SHORTEST_TOKEN = 16;
    private static final int CLOSING_SECONDS = 15;

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

    @Option(
            names = "--token-file",
            description = {
                "File of one \"name: token\" per line, which only its owner may read; each window gives its own token, and the log names who asked.",
                "Instead of the token: sha256: and its SHA-256 in hex (printf %%s TOKEN | sha256sum)."
            })
    private Path tokenFile;

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
        AccessTokens tokens = tokens();
        Assistant assistant = opening.open();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (AssistantServer server = AssistantServer.start(assistant, host, port, tokens)) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> stopAndWait(stop, closed), "serve-stop"));
            console.print(
                    "Serving the assistant at http://%s:%d. Ctrl+C ends it."
                            .formatted(
                                    host.contains(":") ? "[" + host + "]" : host, server.port()));
            stop.await();
            console.note("Ending: closing the database.");
        } finally {
            if (assistant instanceof AutoCloseable closeable) {
                closeable.close();
            }
            closed.countDown();
        }
        return ExitCodes.DONE;
    }

    /** On Ctrl+C or a request to terminate: the process goes on until everything is closed. */
    private static void stopAndWait(CountDownLatch stop, CountDownLatch closed) {
        stop.countDown();
        try {
            closed.await(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private AccessTokens tokens() {
        if (tokenFile != null) {
            return AccessTokens.read(tokenFile);
        }
        String token = System.getenv("HONE_TOKEN");
        if (token == null || token.length() < SHORTEST_TOKEN) {
            throw new InvalidInputException(
                    "Set the variable HONE_TOKEN to a secret of at least 16 characters, or give --token-file; windows must give the same one.");
        }
        return AccessTokens.single("HONE_TOKEN", token);
    }
}
