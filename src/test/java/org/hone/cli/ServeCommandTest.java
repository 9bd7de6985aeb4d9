package org.hone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command as a process of its own. */
@Timeout(60)
class ServeCommandTest {
    private Process process;

    private BufferedReader start(String token, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ServeMain.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HONE_TOKEN", token);
        process = builder.start();
        return process.inputReader(StandardCharsets.UTF_8);
    }

    @AfterEach
    void end() throws Exception {
        process.destroyForcibly().waitFor();
    }

    @Test
    void aRequestToTerminateClosesTheAssistantBeforeTheProcessEnds() throws Exception {
        BufferedReader said = start("0123456789abcdef", "--port", "0");
        assertThat(said.readLine())
                .matches("Serving the assistant at http://127.0.0.1:[0-9]+\\..*");
        process.toHandle().destroy();
        assertThat(said.lines().toList()).contains("closed");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anOccupiedPortIsSaidSoAndTheAssistantIsClosed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BufferedReader said =
                    start("0123456789abcdef", "--port", String.valueOf(taken.getLocalPort()));
            assertThat(String.join("\n", said.lines().toList()))
                    .contains("closed")
                    .contains("Port " + taken.getLocalPort() + " is taken");
            assertThat(process.waitFor()).isEqualTo(ExitCodes.BAD_INPUT);
        }
    }

    @Test
    void withoutATokenNothingIsServed() throws Exception {
        assertThat(String.join("\n", start("short").lines().toList()))
                .contains("HONE_TOKEN")
                .contains("--token-file");
        assertThat(process.waitFor()).isEqualTo(ExitCodes.BAD_INPUT);
    }
}
