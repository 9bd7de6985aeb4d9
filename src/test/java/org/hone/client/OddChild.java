package org.hone.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.hone.assistant.Assistant;
import org.hone.assistant.ProxyAssistant;
import org.hone.server.ChildProtocol;

/** Children that follow the protocol, or not, and a window's process that has such a child. */
public final class OddChild {
    private OddChild() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "serves" -> System.exit(serve());
            case "dies" -> {
                System.err.println("no memory for the weights");
                System.err.println("\tat some.Class.method(Class.java:1)");
                System.exit(7);
            }
            case "silent" -> new CountDownLatch(1).await();
            case "malformed" -> {
                Path marker = Path.of(arguments[1]);
                if (Files.exists(marker)) {
                    System.exit(serve());
                }
                Files.createFile(marker);
                System.out.println("ready any-moment");
                new CountDownLatch(1).await();
            }
            case "talkative" -> {
                System.out.println("ready 1");
                for (int i = 0; i < 20_000; i++) {
                    System.out.println("A library prints a line of no interest, number " + i);
                }
                System.err.println("said it all");
                new CountDownLatch(1).await();
            }
            case "window" -> {
                new AssistantProcess(ProcessWatchTest.command("serves"), new Printing());
                new CountDownLatch(1).await();
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static int serve() throws Exception {
        return ChildProtocol.run(
                System.in,
                System.out,
                () ->
                        ProxyAssistant.of(
                                (self, method, arguments) ->
                                        List.of(String.valueOf(ProcessHandle.current().pid()))));
    }

    /** Prints the child's id once it serves. */
    private record Printing() implements AssistantProcess.Listener {
        @Override
        public void starting() {
            System.err.println("starting");
        }

        @Override
        public void ready(Assistant assistant) {
            System.out.println(assistant.copilot().exampleQueries().get(0));
        }

        @Override
        public void died(int exitCode) {
            System.out.println("died");
        }

        @Override
        public void gaveUp(String message) {
            System.out.println(message);
        }
    }
}
