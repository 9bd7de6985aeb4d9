package org.hone.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hone.domain.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FirstWindowTest {
    private static final Duration SOON = Duration.ofMillis(300);
    @TempDir Path folder;
    private Process other;

    private BufferedReader start(String... more) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                WindowClaim.class.getName(),
                                folder.toString()));
        command.addAll(List.of(more));
        other = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return other.inputReader(StandardCharsets.UTF_8);
    }

    @AfterEach
    void end() throws Exception {
        if (other != null) {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aSecondStartBringsTheFirstWindowToTheFront() throws Exception {
        BufferedReader first = start();
        assertThat(first.readLine()).isEqualTo("first");
        assertThat(FirstWindow.claim(folder, SOON, () -> {})).isEmpty();
        assertThat(first.readLine()).isEqualTo("to front");
        assertThat(FirstWindow.claim(folder, SOON, () -> {})).isEmpty();
        assertThat(first.readLine()).isEqualTo("to front");
    }

    @Test
    void aKilledWindowLeavesNoStaleLock() throws Exception {
        assertThat(start().readLine()).isEqualTo("first");
        other.destroyForcibly().waitFor();
        Optional<FirstWindow> mine = FirstWindow.claim(folder, SOON, () -> {});
        assertThat(mine).isPresent();
        mine.get().close();
        assertThat(start().readLine()).isEqualTo("first");
    }

    @Test
    void aWindowThatDoesNotAnswerIsSaidSo() throws Exception {
        BufferedReader first = start("leaves");
        assertThat(first.readLine()).isEqualTo("first");
        assertThat(first.readLine()).isEqualTo("left");
        assertThatThrownBy(() -> FirstWindow.claim(folder, SOON, () -> {}))
                .isInstanceOf(FirstWindow.Unreachable.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("HONE_DATA");
    }

    @Test
    void aStrangerAtTheDoorBringsNothingToTheFront() throws Exception {
        List<String> heard = new ArrayList<>();
        try (FirstWindow first =
                FirstWindow.claim(folder, SOON, () -> heard.add("to front")).orElseThrow()) {
            String[] address = Files.readString(folder.resolve("window.address")).split("\n");
            try (Socket socket =
                    new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(address[0]))) {
                socket.getOutputStream().write("let me in\n".getBytes(StandardCharsets.UTF_8));
                assertThat(
                                new BufferedReader(new InputStreamReader(socket.getInputStream()))
                                        .readLine())
                        .isNull();
            }
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidSo() throws Exception {
        Path file = Files.writeString(folder.resolve("taken"), "mine");
        assertThatThrownBy(() -> FirstWindow.claim(file, SOON, () -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.toString());
    }
}
