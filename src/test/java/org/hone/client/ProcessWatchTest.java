package org.hone.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hone.assistant.Assistant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Children that misbehave in every way that the window must survive. */
@Timeout(120)
class ProcessWatchTest {
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMillis(10), 3);

    @TempDir Path folder;
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch saidItAll = new CountDownLatch(1);

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
                    heard.add("died " + exitCode);
                }

                @Override
                public void gaveUp(String message) {
                    heard.add(message);
                }

                @Override
                public void said(String line) {
                    if (line.equals("said it all")) {
                        saidItAll.countDown();
                    }
                }
            };

    static List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OddChild.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Object next() throws InterruptedException {
        return heard.poll(60, TimeUnit.SECONDS);
    }

    @Test
    void afterSoManyQuickDeathsItGivesUpWithTheChildsLastWords() throws Exception {
        try (AssistantProcess process = new AssistantProcess(command("dies"), PATIENCE, listener)) {
            for (int start = 0; start < 3; start++) {
                assertThat(next()).isEqualTo("starting");
            }
            assertThat(next().toString())
                    .contains("3 times in a row; it last said: no memory for the weights");
            assertThat(process.pid()).isEqualTo(-1);
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void thePausesBetweenStartsDouble() {
        assertThat(Patience.DEFAULT.pause(0)).isZero();
        assertThat(Patience.DEFAULT.pause(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(Patience.DEFAULT.pause(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Patience.DEFAULT.pause(4)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aChildThatNeverGetsReadyIsEnded() throws Exception {
        Patience short1 =
                new Patience(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ZERO, 9);
        try (AssistantProcess process = new AssistantProcess(command("silent"), short1, listener)) {
            assertThat(next()).isEqualTo("starting");
            assertThat(next().toString()).contains("did not get ready within 3 s");
            assertThat(process.pid()).isEqualTo(-1);
        }
    }

    @Test
    void aReadyLineWithoutAPortIsFollowedByAnotherChild() throws Exception {
        try (AssistantProcess process =
                new AssistantProcess(
                        command("malformed", folder.resolve("marker").toString()),
                        PATIENCE,
                        listener)) {
            assertThat(next()).isEqualTo("starting");
            assertThat(next()).isEqualTo("starting");
            Assistant assistant = (Assistant) next();
            assertThat(assistant.copilot().exampleQueries())
                    .containsExactly(String.valueOf(process.pid()));
        }
    }

    @Test
    void whatTheChildPrintsNeverFillsThePipe() throws Exception {
        try (AssistantProcess process =
                new AssistantProcess(command("talkative"), PATIENCE, listener)) {
            assertThat(saidItAll.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.pid()).isPositive();
        }
    }

    @Test
    void aProgramThatIsMissingIsSaidSo() throws Exception {
        try (AssistantProcess process =
                new AssistantProcess(
                        List.of(folder.resolve("none").toString()), PATIENCE, listener)) {
            assertThat(next()).isEqualTo("starting");
            assertThat(next().toString()).contains("cannot be started");
            assertThat(process.pid()).isEqualTo(-1);
        }
    }

    @Test
    void aChildOfAWindowThatWasKilledEnds() throws Exception {
        Process window =
                new ProcessBuilder(command("window"))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        ProcessHandle child;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(window.getInputStream()))) {
            child = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
        } finally {
            window.destroyForcibly().waitFor();
        }
        child.onExit().get(30, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }
}
