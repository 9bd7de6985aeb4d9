package org.hone.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.hone.assistant.ProxyAssistant;
import org.hone.domain.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChildProtocolTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String input, ChildProtocol.Opening opening, Duration grace, Runnable onStuck)
            throws Exception {
        return ChildProtocol.run(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                opening,
                grace,
                onStuck);
    }

    @Test
    void theEndOfTheInputClosesTheAssistant() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        int code =
                run(
                        "0123456789abcdef\n",
                        () -> ProxyAssistant.closing((s, m, a) -> null, closed::countDown),
                        Duration.ofMinutes(1),
                        () -> {});
        assertThat(code).isZero();
        assertThat(closed.getCount()).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).matches("ready [0-9]+\\R");
    }

    @Test
    void anAssistantThatHangsWhileTheWindowIsGoneIsEndedByForce() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch forced = new CountDownLatch(1);
        run(
                "0123456789abcdef\n",
                () -> {
                    hanging.await();
                    throw new InvalidInputException("two\nlines");
                },
                Duration.ofMillis(50),
                () -> {
                    forced.countDown();
                    hanging.countDown();
                });
        assertThat(forced.getCount()).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("failed two lines");
    }
}
