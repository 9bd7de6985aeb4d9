package org.hone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hone.assistant.Calls;
import org.hone.assistant.ProxyAssistant;
import org.hone.domain.InvalidInputException;
import org.hone.io.Json;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server over an assistant whose long calls last until they are cancelled. */
@Timeout(60)
class AssistantServerTest {
    private static final String ADA = "ada-ada-ada-ada-ada";
    private static final String BEN = "ben-ben-ben-ben-ben";

    @TempDir Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger started = new AtomicInteger();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private AssistantServer server;

    @BeforeEach
    void start() throws Exception {
        Path file =
                Files.writeString(folder.resolve("tokens"), "ada: " + ADA + "\nben: " + BEN + "\n");
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        server =
                AssistantServer.start(
                        ProxyAssistant.of((self, method, arguments) -> answer(arguments)),
                        "127.0.0.1",
                        0,
                        AccessTokens.read(file),
                        Duration.ofMillis(100));
    }

    private Object answer(Object[] arguments) throws InterruptedException {
        if (arguments == null) {
            return List.of("an example");
        }
        if (arguments[arguments.length - 1] instanceof Cancellation cancellation) {
            started.incrementAndGet();
            running.countDown();
            CountDownLatch asked = new CountDownLatch(1);
            cancellation.onRequest(asked::countDown);
            asked.await();
            cancelled.countDown();
            throw new CancellationException("Cancelled");
        }
        return true;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> post(String path, Object body, String token) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("Authorization", "Bearer " + token)
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        Json.newMapper().writeValueAsBytes(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aCancelThatOvertakesItsCallCancelsIt() throws Exception {
        UUID ask = UUID.randomUUID();
        UUID submit = UUID.randomUUID();
        assertThat(post("/cancel", new Calls.Cancel(ask), ADA).body()).isEqualTo("false");
        assertThat(post("/cancel", new Calls.Cancel(submit), ADA).body()).isEqualTo("false");
        assertThat(post("/ask", new Calls.Ask(ask, UUID.randomUUID(), "q", Map.of()), ADA).body())
                .contains("CANCELLED");
        assertThat(post("/submit", new Calls.Submit(submit, UUID.randomUUID(), "p"), ADA).body())
                .contains("CANCELLED");
        assertThat(started).hasValue(0);
    }

    @Test
    void onlyTheLatestEarlyCancelsAreRemembered() throws Exception {
        LongCalls calls = new LongCalls(Json.newMapper(), Duration.ofMinutes(1));
        UUID first = UUID.randomUUID();
        calls.cancel(first);
        for (int i = 0; i < 1000; i++) {
            calls.cancel(UUID.randomUUID());
        }
        assertThat(calls.remembers(first)).isFalse();
        UUID last = UUID.randomUUID();
        calls.cancel(last);
        assertThat(calls.remembers(last)).isTrue();
        calls.close();
    }

    @Test
    void aWindowThatHasGoneCancelsItsSilentCall() throws Exception {
        byte[] body =
                Json.newMapper()
                        .writeValueAsBytes(
                                new Calls.Submit(UUID.randomUUID(), UUID.randomUUID(), "p"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(
                            ("POST /submit HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                                            + ADA
                                            + "\r\nContent-Length: "
                                            + body.length
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
            byte[] beat = new byte[4096];
            StringBuilder heard = new StringBuilder();
            while (!heard.toString().contains(": alive")) {
                heard.append(
                        new String(
                                beat,
                                0,
                                socket.getInputStream().read(beat),
                                StandardCharsets.UTF_8));
            }
        }
        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aRequestAddressedToAnotherHostNameIsRefused() throws Exception {
        String request =
                "GET /examples HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer "
                        + ADA
                        + "\r\nConnection: close\r\n\r\n";
        assertThat(raw(request.formatted("evil.example:" + server.port())))
                .startsWith("HTTP/1.1 403");
        assertThat(raw(request.formatted("127.0.0.1.evil.example"))).startsWith("HTTP/1.1 403");
        assertThat(raw(request.formatted("localhost:" + server.port()))).startsWith("HTTP/1.1 200");
        assertThat(raw(request.formatted("[::1]:1"))).startsWith("HTTP/1.1 200");
    }

    @Test
    void everyNamedTokenOpensAndNoOther() throws Exception {
        Calls.Rate rate = new Calls.Rate(UUID.randomUUID(), true);
        assertThat(post("/rate", rate, ADA).statusCode()).isEqualTo(200);
        assertThat(post("/rate", rate, BEN).statusCode()).isEqualTo(200);
        assertThat(post("/rate", rate, "ada").statusCode()).isEqualTo(401);
        assertThat(post("/rate", rate, ADA + "x").statusCode()).isEqualTo(401);
    }

    @Test
    void anAddressThatIsNotOfThisMachineIsSaidSo() {
        assertThatThrownBy(
                        () ->
                                AssistantServer.start(
                                        ProxyAssistant.of((self, method, arguments) -> null),
                                        "192.0.2.1",
                                        0,
                                        ADA))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--host");
    }
}
