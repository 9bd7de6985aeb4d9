package org.hone.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the assistant process of a window. */
final class ChildCommand {
    private ChildCommand() {}

    /** The same program on the same class path, without the window. */
    static List<String> words() {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()));
        for (String property : List.of("hone.home", "h2.bindAddress", "ai.djl.offline")) {
            if (System.getProperty(property) != null) {
                command.add("-D" + property + "=" + System.getProperty(property));
            }
        }
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--child"));
        return command;
    }
}
