package org.hone.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.hone.cli.Console;
import org.hone.cli.ExitCodes;
import org.hone.cli.Installation;
import org.hone.client.AssistantProcess;
import org.hone.client.RemoteAssistant;
import org.hone.client.SupervisedAssistant;
import org.hone.ui.Desktop;
import org.hone.ui.FileDialog;
import org.hone.ui.HoneWindow;
import org.hone.ui.fx.FxTaskExecutor;
import org.hone.ui.fx.WindowScreenshot;
import org.hone.ui.settings.PreferencesRepository;
import org.hone.ui.settings.Theme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens the window, with the assistant as a child process. */
@Command(name = "window", description = "Open the window.", mixinStandardHelpOptions = true)
final class WindowCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{2,5})x([0-9]{2,5})");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Console console;
    private final Installation installation;

    @Option(names = "--dark", description = "Begin with the dark theme.")
    private boolean dark;

    @Option(names = "--size", description = "Width x height (default: as the window was left).")
    private String size;

    @Option(
            names = "--screen",
            description = "Begin with this screen, such as copilot or settings.")
    private String screen;

    @Option(
            names = "--assistant",
            paramLabel = "URL",
            description =
                    "Use the assistant that hone serve runs there, with the token of the variable HONE_TOKEN.")
    private URI assistantUrl;

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

    WindowCommand(Console console, Installation installation) {
        this.console = console;
        this.installation = installation;
    }

    @Override
    public Integer call() throws InterruptedException {
        String trouble = Display.trouble(System.getProperties(), System.getenv());
        if (!trouble.isEmpty()) {
            console.note(trouble);
            return ExitCodes.USAGE;
        }
        if (size != null && !SIZE.matcher(size).matches()) {
            console.note(
                    "--size %s is not of the form 1280x800. Give whole numbers of pixels."
                            .formatted(size));
            return ExitCodes.USAGE;
        }
        AtomicReference<Stage> shown = new AtomicReference<>();
        try {
            Optional<FirstWindow> first =
                    FirstWindow.claim(
                            installation.userData(), PATIENCE, () -> bringToFront(shown.get()));
            if (first.isEmpty() && (question != null || screenshot != null)) {
                console.note(
                        "Hone is open already with the data folder %s, and that window takes no --question or --screenshot. Close it first."
                                .formatted(installation.userData()));
                return ExitCodes.IN_USE;
            }
            if (first.isEmpty()) {
                console.note(
                        "Hone is open already with the data folder %s; its window is in front now."
                                .formatted(installation.userData()));
                return ExitCodes.DONE;
            }
            try (FirstWindow held = first.get()) {
                showUntilClosed(held, shown);
            }
            return ExitCodes.DONE;
        } catch (FirstWindow.Unreachable unreachable) {
            console.note(unreachable.getMessage());
            return ExitCodes.IN_USE;
        }
    }

    private void showUntilClosed(FirstWindow held, AtomicReference<Stage> shown)
            throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        FxTaskExecutor tasks = new FxTaskExecutor();
        AtomicReference<Opened> opened = new AtomicReference<>();
        CompletableFuture<Void> opening = new CompletableFuture<>();
        PreferencesRepository file = new WindowFile(installation.userData());
        PreferencesRepository.Kept kept = file.read();
        Platform.startup(
                () -> {
                    try {
                        opened.set(open(tasks, shown, ended, file, kept));
                        opening.complete(null);
                    } catch (RuntimeException failed) {
                        opening.completeExceptionally(failed);
                    }
                });
        try {
            opening.join();
            ended.await();
            held.leave();
            opened.get().disconnect().run();
            keepPreferences(opened.get().window());
        } finally {
            tasks.close();
            Platform.exit();
        }
    }

    private static void bringToFront(Stage stage) {
        if (stage != null) {
            FxTaskExecutor.later(
                    () -> {
                        stage.setIconified(false);
                        stage.show();
                        stage.toFront();
                        stage.requestFocus();
                    });
        }
    }

    /** The size of a window that was asked for by an option is not the user's own. */
    private void keepPreferences(HoneWindow window) {
        if (size == null && screenshot == null) {
            try {
                window.keepPreferences();
            } catch (IOException failed) {
                console.note("The size of the window was not kept: " + failed.getMessage());
            }
        }
    }

    private Opened open(
            FxTaskExecutor tasks,
            AtomicReference<Stage> shown,
            CountDownLatch ended,
            PreferencesRepository file,
            PreferencesRepository.Kept kept) {
        SupervisedAssistant assistant = new SupervisedAssistant();
        Stage stage = new Stage();
        Platform.setImplicitExit(false);
        FileDialog files = new FileDialog(stage);
        Desktop desktop =
                new Desktop(
                        files,
                        files,
                        installation.userData(),
                        FileManager.of(System.getProperties()),
                        PlatformTheme.of(System.getProperties()),
                        file,
                        kept);
        HoneWindow window = new HoneWindow(stage, assistant, tasks, desktop);
        follow(window, stage);
        stage.setOnHidden(event -> ended.countDown());
        stage.setOnShown(event -> FxTaskExecutor.later(() -> time("Window shown")));
        window.show();
        shown.set(stage);
        Watching watching =
                new Watching(
                        window,
                        assistant,
                        console,
                        () -> ready(window, stage),
                        () -> pictured(window, stage));
        return new Opened(window, connect(watching, tasks));
    }

    private Runnable connect(Watching watching, FxTaskExecutor tasks) {
        if (assistantUrl == null) {
            return new AssistantProcess(ChildCommand.words(), watching)::close;
        }
        String token = System.getenv().getOrDefault("HONE_TOKEN", "");
        RemoteAssistant remote = new RemoteAssistant(assistantUrl, token);
        tasks.submit(
                (progress, cancellation) -> remote.status(),
                status -> watching.ready(remote),
                failure -> watching.gaveUp(failure.getMessage()));
        return () -> {};
    }

    /** Does what the options say of the window. */
    private void follow(HoneWindow window, Stage stage) {
        Matcher sides = SIZE.matcher(size == null ? "" : size);
        if (sides.matches()) {
            stage.setWidth(Double.parseDouble(sides.group(1)));
            stage.setHeight(Double.parseDouble(sides.group(2)));
        }
        if (dark) {
            window.useTheme(Theme.DARK);
        }
        if (screen != null && window.places().contains(screen)) {
            window.open(screen);
        } else if (screen != null) {
            console.note(
                    "There is no screen %s; the screens are %s."
                            .formatted(screen, String.join(", ", window.places())));
        }
    }

    private void ready(HoneWindow window, Stage stage) {
        time("Assistant ready");
        if (question == null && screenshot != null) {
            window.demonstration().whenKnown(() -> capture(stage));
        }
        window.assistantReady();
        if (question != null) {
            window.demonstration().ask(question, submit, () -> answered(window, stage));
        }
    }

    private void pictured(HoneWindow window, Stage stage) {
        if (screenshot != null) {
            window.demonstration().settle(() -> capture(stage));
        }
    }

    private void answered(HoneWindow window, Stage stage) {
        if (picture) {
            window.demonstration().showPicture();
            window.demonstration().settle(() -> capture(stage));
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

    /** A window and its assistant. */
    private record Opened(HoneWindow window, Runnable disconnect) {}
}
