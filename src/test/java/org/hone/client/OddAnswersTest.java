package org.hone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of a server that is not of the client's version, or is cut off. */
class OddAnswersTest {
    private HttpServer server;
    private Assistant client;
    private volatile int status = 200;
    private volatile String body = "";
    private volatile long announced;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, announced);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        client =
                new RemoteAssistant(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "token");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void submit() {
        client.copilot().submit(UUID.randomUUID(), "plan", step -> {}, Cancellation.none());
    }

    private void refused(Reason reason, String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AssistantException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageContaining(words);
    }

    @Test
    void anAnswerThatCannotBeReadIsNotTakenForALostConnection() {
        for (String odd : new String[] {"{\"unexpected\": 1}", "[1,", "<html>", ""}) {
            body = odd;
            refused(Reason.INTERNAL, "different versions", () -> client.copilot().exampleQueries());
        }
    }

    @Test
    void anEventThatCannotBeReadIsNotTakenForALostConnection() {
        for (String odd :
                new String[] {
                    "{\"kind\": \"NEWER\", \"content\": \"1\"}",
                    "{\"kind\": \"RESULT\", \"content\": \"{\\\"other\\\": 1}\"}",
                    "{}",
                    "null",
                    "nonsense"
                }) {
            body = ": alive\n\ndata: " + odd + "\n\n";
            refused(Reason.INTERNAL, "different versions", this::submit);
        }
    }

    @Test
    void aStreamThatIsCutOffIsALostConnection() {
        body = ": alive\n\n";
        refused(Reason.DISCONNECTED, "stopped answering", this::submit);
        body = "data: {\"kind\": \"RES";
        announced = 1000;
        refused(Reason.DISCONNECTED, "stopped answering", this::submit);
    }

    @Test
    void anotherProgramAtTheAddressIsSaidSo() {
        status = 404;
        body = "not here";
        refused(Reason.INTERNAL, "is not this assistant", this::submit);
    }
}
