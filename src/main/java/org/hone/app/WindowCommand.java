package org.hone.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.hone.assistant.Assistant;
import org.hone.cli.Console;
import org.hone.cli.ExitCodes;
import org.hone.client.AssistantProcess;
import org.hone.client.SupervisedAssistant;
import org.hone.ui.FileDialog;
import org.hone.ui.HoneWindow;
import org.hone.ui.fx.FxTaskExecutor;
import org.hone.ui.fx.WindowScreenshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens the window, with the assistant as a child process. */
@Command(name = "window", description = "Open the window.", mixinStandardHelpOptions = true)
final class WindowCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--dark", description = "Begin with the dark theme.")
    private boolean dark;

    @Option(
            names = "--size",
            defaultValue = "1280x800",
            description = "Width x height (default: ${DEFAULT-VALUE}).")
    private String size;

    @Option(names = "--question", description = "Ask this at once.")
    private String question;

    @Option(names = "--submit", description = "Submit the plan of --question as well.")
    private boolean submit;

    @Option(names = "--picture", description = "Show the picture of the answer of --submit.")
    private boolean picture;

    @Option(
            names = "--screenshot",
            description = "Write a picture of the window to this PNG file and end.")
    private Path screenshot;

    @Option(names = "--timing", description = "Print how long the start took.")
    private boolean timing;

    WindowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        String trouble = Display.trouble(System.getProperties(), System.getenv());
        if (!trouble.isEmpty()) {
            console.note(trouble);
            return ExitCodes.USAGE;
        }
        CountDownLatch ended = new CountDownLatch(1);
        FxTaskExecutor tasks = new FxTaskExecutor();
        AtomicReference<AssistantProcess> process = new AtomicReference<>();
        Platform.startup(() -> process.set(open(tasks, ended)));
        ended.await();
        process.get().close();
        tasks.close();
        Platform.exit();
        return ExitCodes.DONE;
    }

    private AssistantProcess open(FxTaskExecutor tasks, CountDownLatch ended) {
        SupervisedAssistant assistant = new SupervisedAssistant();
        Stage stage = new Stage();
        Platform.setImplicitExit(false);
        HoneWindow window = new HoneWindow(stage, assistant, tasks, new FileDialog(stage), dark);
        String[] sides = size.split("x");
        stage.setWidth(Double.parseDouble(sides[0]));
        stage.setHeight(Double.parseDouble(sides[1]));
        stage.setOnHidden(event -> ended.countDown());
        stage.setOnShown(event -> FxTaskExecutor.later(() -> time("Window shown")));
        window.show();
        return new AssistantProcess(
                childCommand(), new Watching(window, assistant, () -> ready(window, stage)));
    }

    private void ready(HoneWindow window, Stage stage) {
        time("Assistant ready");
        window.assistantReady();
        if (question != null) {
            window.demonstrate(question, submit, () -> answered(window, stage));
        } else if (screenshot != null) {
            window.settle(() -> capture(stage));
        }
    }

    private void answered(HoneWindow window, Stage stage) {
        if (picture) {
            window.showPicture();
            window.settle(() -> capture(stage));
        } else {
            capture(stage);
        }
    }

    private void time(String what) {
        if (timing) {
            long millis =
                    System.currentTimeMillis()
                            - ManagementFactory.getRuntimeMXBean().getStartTime();
            console.note("%s %,d ms after the start of the JVM".formatted(what, millis));
        }
    }

    private void capture(Stage stage) {
        if (screenshot != null) {
            try {
                WindowScreenshot.write(stage.getScene(), screenshot);
            } catch (IOException failed) {
                throw new UncheckedIOException("Cannot write " + screenshot, failed);
            } finally {
                stage.hide();
            }
        }
    }

    /** The same program on the same class path, without the window. */
    private static List<String> childCommand() {
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

    /** Tells the window how its assistant is. */
    private record Watching(HoneWindow window, SupervisedAssistant assistant, Runnable onReady)
            implements AssistantProcess.Listener {
        @Override
        public void starting() {
            assistant.lose();
        }

        @Override
        public void ready(Assistant running) {
            assistant.use(running);
            FxTaskExecutor.later(onReady);
        }

        @Override
        public void died(int exitCode) {
            assistant.lose();
            FxTaskExecutor.later(window::assistantDied);
        }

        @Override
        public void gaveUp(String message) {
            assistant.lose();
            FxTaskExecutor.later(() -> window.assistantGaveUp(message));
        }
    }
}
