package org.hone.app;

import java.nio.file.Path;
import org.hone.cli.Installation;
import org.hone.server.ChildProtocol;
import org.hone.task.Progress;

/** The assistant process with folders given on the command line. */
public final class ChildMain {
    private ChildMain() {}

    public static void main(String[] arguments) throws Exception {
        Installation installation = new Installation(Path.of(arguments[0]), Path.of(arguments[1]));
        System.exit(
                ChildProtocol.run(
                        System.in,
                        System.out,
                        () -> LocalAssistant.open(installation, Progress.NONE)));
    }
}
