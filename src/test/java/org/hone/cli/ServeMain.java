package org.hone.cli;

import java.io.PrintWriter;
import java.time.Clock;
import org.hone.assistant.ProxyAssistant;
import picocli.CommandLine;

/** {@code hone serve} over an assistant that says when it is closed. */
public final class ServeMain {
    private ServeMain() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true);
        Console console = new Console(out, new PrintWriter(System.err, true), Clock.systemUTC());
        System.exit(
                new CommandLine(
                                new ServeCommand(
                                        console,
                                        () ->
                                                ProxyAssistant.closing(
                                                        (self, method, called) -> null,
                                                        () -> console.print("closed"))))
                        .setExecutionExceptionHandler(new ExitCodes())
                        .execute(arguments));
    }
}
