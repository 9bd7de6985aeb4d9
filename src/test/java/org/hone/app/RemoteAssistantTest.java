package org.hone.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantContract;
import org.hone.assistant.AssistantException;
import org.hone.cli.Installation;
import org.hone.client.RemoteAssistant;
import org.hone.domain.InvalidInputException;
import org.hone.server.AssistantServer;
import org.hone.task.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same promises through server and client. */
class RemoteAssistantTest extends AssistantContract {
    private static final String TOKEN = "0123456789abcdef";
    @TempDir static Path folder;
    private static LocalAssistant local;
    private static AssistantServer server;
    private static Assistant remote;

    @BeforeAll
    static void open() throws Exception {
        local =
                LocalAssistant.open(
                        new Installation(Path.of("").toAbsolutePath(), folder), Progress.NONE);
        server = AssistantServer.start(local, "127.0.0.1", 0, TOKEN);
        remote = new RemoteAssistant(URI.create("http://127.0.0.1:" + server.port()), TOKEN);
    }

    @AfterAll
    static void close() {
        server.close();
        local.close();
    }

    @Override
    protected Assistant assistant() {
        return remote;
    }

    @Test
    void aRequestWithoutTheTokenIsRefused() {
        Assistant stranger =
                new RemoteAssistant(
                        URI.create("http://127.0.0.1:" + server.port()), "wrong-wrong-wrong");
        assertThatThrownBy(() -> stranger.copilot().exampleQueries())
                .isInstanceOfSatisfying(
                        AssistantException.class,
                        refused ->
                                assertThat(refused.reason())
                                        .isEqualTo(AssistantException.Reason.KEY_REFUSED));
    }

    @Test
    void itListensOnLoopbackOnly() throws Exception {
        var outside =
                Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                        .flatMap(nic -> Collections.list(nic.getInetAddresses()).stream())
                        .filter(
                                address ->
                                        !address.isLoopbackAddress()
                                                && !address.isLinkLocalAddress())
                        .findFirst();
        Assumptions.assumeTrue(outside.isPresent(), "this machine has no address but loopback");
        try (Socket socket = new Socket()) {
            assertThatThrownBy(
                            () ->
                                    socket.connect(
                                            new InetSocketAddress(outside.get(), server.port()),
                                            2000))
                    .isInstanceOf(java.io.IOException.class);
        }
    }

    @Test
    void anOccupiedPortIsSaidSo() {
        assertThatThrownBy(() -> AssistantServer.start(local, "127.0.0.1", server.port(), TOKEN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Port " + server.port());
    }

    @Test
    void anAssistantThatIsGoneIsSaidSo() {
        Assistant gone = new RemoteAssistant(URI.create("http://127.0.0.1:1"), TOKEN);
        assertThatThrownBy(() -> gone.copilot().exampleQueries())
                .isInstanceOfSatisfying(
                        AssistantException.class,
                        lost ->
                                assertThat(lost.reason())
                                        .isEqualTo(AssistantException.Reason.DISCONNECTED));
    }
}
