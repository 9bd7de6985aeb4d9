package org.hone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.task.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times the way from a question to its plan. */
@Command(
        name = "ask",
        description =
                "Time questions of the prompt library, from asking to the plan: linking, first model, refinement, rewards, selection, storing.",
        mixinStandardHelpOptions = true)
public final class BenchAskCommand implements Callable<Integer> {
    private static final int WARM_UP = 20;

    private final Console console;
    private final Opener open;

    @Option(
            names = "--count",
            defaultValue = "200",
            description = "Questions (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Which questions (default: ${DEFAULT-VALUE}).")
    private long seed;

    /** Opens an assistant whose data are thrown away, and draws questions for it. */
    @FunctionalInterface
    public interface Opener {
        /** Opens it. */
        Opened open(int questions, long seed) throws Exception;
    }

    /** An assistant, questions for it, and what must be closed afterwards. */
    public record Opened(Assistant assistant, List<String> questions, AutoCloseable close) {}

    public BenchAskCommand(Console console, Opener open) {
        this.console = console;
        this.open = open;
    }

    @Override
    public Integer call() throws Exception {
        Opened opened = open.open(count + WARM_UP, seed);
        try (AutoCloseable close = opened.close()) {
            List<Double> millis = new ArrayList<>();
            int without = 0;
            for (int i = 0; i < opened.questions().size(); i++) {
                long began = System.nanoTime();
                try {
                    ask(opened.assistant(), opened.questions().get(i));
                } catch (AssistantException noPlan) {
                    without++;
                }
                if (i >= WARM_UP) {
                    millis.add((System.nanoTime() - began) / 1e6);
                }
            }
            millis.sort(null);
            console.print(
                    "%,d questions, %d of them without a plan: p50 %.0f ms, p95 %.0f ms, longest %.0f ms"
                            .formatted(
                                    millis.size(),
                                    without,
                                    at(millis, 0.5),
                                    at(millis, 0.95),
                                    at(millis, 1)));
            return ExitCodes.DONE;
        }
    }

    private static void ask(Assistant assistant, String question) {
        UUID session = assistant.copilot().startSession("");
        assistant.copilot().ask(session, question, Map.of(), token -> {}, Cancellation.none());
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.get(Math.min(sorted.size() - 1, (int) (part * sorted.size())));
    }
}
