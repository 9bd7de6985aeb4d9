package org.hone.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.client.AssistantProcess;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real assistant as a child process. */
@Timeout(120)
class AssistantProcessTest {
    @TempDir Path folder;
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    private final AssistantProcess.Listener listener =
            new AssistantProcess.Listener() {
                @Override
                public void starting() {
                    heard.add("starting");
                }

                @Override
                public void ready(Assistant assistant) {
                    heard.add(assistant);
                }

                @Override
                public void died(int exitCode) {
                    heard.add("died");
                }

                @Override
                public void gaveUp(String message) {
                    heard.add("gave up: " + message);
                }
            };

    private List<String> command(Path home) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-Dai.djl.offline=true",
                "-Dhone.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                ChildMain.class.getName(),
                home.toString(),
                folder.toString());
    }

    private Object next() throws InterruptedException {
        return heard.poll(60, TimeUnit.SECONDS);
    }

    @Test
    void aChildKilledWhileItGeneratesIsReplacedAndNothingConfirmedIsLost() throws Exception {
        try (AssistantProcess process =
                new AssistantProcess(command(Path.of("").toAbsolutePath()), listener)) {
            assertThat(next()).isEqualTo("starting");
            Assistant first = (Assistant) next();
            UUID session = first.copilot().startSession("");
            UUID confirmed =
                    first.copilot()
                            .ask(
                                    session,
                                    "list genes associated with gout",
                                    Map.of(),
                                    token -> {},
                                    Cancellation.none())
                            .suggestion();
            first.copilot().rate(confirmed, true);
            long pid = process.pid();
            assertThatThrownBy(
                            () ->
                                    first.copilot()
                                            .ask(
                                                    session,
                                                    "list drugs that treat gout",
                                                    Map.of(),
                                                    token ->
                                                            ProcessHandle.of(pid)
                                                                    .ifPresent(
                                                                            ProcessHandle
                                                                                    ::destroyForcibly),
                                                    Cancellation.none()))
                    .isInstanceOfSatisfying(
                            AssistantException.class,
                            lost ->
                                    assertThat(lost.reason())
                                            .isEqualTo(AssistantException.Reason.DISCONNECTED));
            assertThat(next()).isEqualTo("died");
            assertThat(next()).isEqualTo("starting");
            Assistant second = (Assistant) next();
            second.copilot().rate(confirmed, false);
            assertThat(second.copilot().recentQueries(5))
                    .contains("list genes associated with gout");
        }
    }

    @Test
    void theTokenIsNotInTheListOfProcesses() throws Exception {
        try (AssistantProcess process =
                new AssistantProcess(command(Path.of("").toAbsolutePath()), listener)) {
            assertThat(next()).isEqualTo("starting");
            assertThat(next()).isInstanceOf(Assistant.class);
            Path commandLine = Path.of("/proc/" + process.pid() + "/cmdline");
            if (Files.exists(commandLine)) {
                assertThat(Files.readString(commandLine)).doesNotContainPattern("[0-9a-f]{64}");
            }
        }
    }

    @Test
    void aChildThatCannotStartSaysWhy() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("nothing"));
        try (AssistantProcess process = new AssistantProcess(command(empty), listener)) {
            assertThat(next()).isEqualTo("starting");
            assertThat(next().toString()).startsWith("gave up: There is no file");
            assertThat(process.pid()).isEqualTo(-1);
        }
    }
}
