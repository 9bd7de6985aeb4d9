package org.hone.rlhf.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hone.rlhf.endpoint.EndpointCases.KEY;
import static org.hone.rlhf.endpoint.EndpointCases.state;
import static org.hone.rlhf.endpoint.ScriptedEndpoint.status;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.hone.domain.InvalidInputException;
import org.hone.rlhf.endpoint.ScriptedEndpoint.Reply;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ApiKeysTest {
    private static final String URL = "https://models.example.org/v1";

    /** A keyring in memory, or a machine without one. */
    private record Vault(Map<String, String> keys, boolean there) implements KeyVault {
        @Override
        public Optional<String> read(String account) throws UnavailableException {
            check();
            return Optional.ofNullable(keys.get(account));
        }

        @Override
        public void write(String account, String key) throws UnavailableException {
            check();
            keys.put(account, key);
        }

        private void check() throws UnavailableException {
            if (!there) {
                throw new UnavailableException();
            }
        }
    }

    private static ApiKeys keys(Map<String, String> environment, boolean keyring) {
        return new ApiKeys(environment::get, new Vault(new HashMap<>(), keyring));
    }

    @Test
    void aKeyComesFromWhereItsPlaceSays() {
        ApiKeys keys = keys(Map.of("HONE_KEY", " " + KEY + "\n"), true);
        keys.store(URL + "/", KEY + 2);
        assertThat(keys.resolve("", URL)).isEmpty();
        assertThat(keys.resolve("env:HONE_KEY", URL)).isEqualTo(KEY);
        assertThat(keys.resolve("keyring", URL)).isEqualTo(KEY + 2);
    }

    @Test
    void whatIsMissingIsSaidWithTheWayOut() {
        ApiKeys keys = keys(Map.of(), true);
        assertThatThrownBy(() -> keys.resolve("env:HONE_KEY", URL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HONE_KEY is not set");
        assertThatThrownBy(() -> keys.resolve("keyring", URL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has no key for " + URL);
        ApiKeys bare = keys(Map.of(), false);
        assertThatThrownBy(() -> bare.resolve("keyring", URL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no keyring")
                .hasMessageContaining("env:NAME");
        assertThatThrownBy(() -> bare.store(URL, KEY)).hasMessageContaining("env:NAME");
    }

    @Test
    void aMachineWithoutAKeyringIsNoCrash() {
        // What this machine has is not known: a key, none for this account, or no keyring at all.
        ApiKeys keys = new ApiKeys();
        assertThatThrownBy(() -> keys.resolve("keyring", "https://nowhere.invalid/v1"))
                .isInstanceOf(InvalidInputException.class)
                .hasNoCause();
    }

    @Test
    void theKeyIsShownNeitherInLogsNorInExceptions() {
        String echo = "{\"error\":{\"message\":\"Authorization: Bearer " + KEY + "\"}}";
        Reply garbage = exchange -> exchange.getResponseHeaders().set("Location", "/" + KEY);
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("org.hone");
        Level before = root.getLevel();
        Level oursBefore = ours.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        StringWriter shown = new StringWriter();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        ours.setLevel(Level.TRACE);
        try {
            Reply busy = status(429, echo, "Retry-After", "0");
            for (List<Reply> script :
                    List.of(
                            List.of(status(401, echo)),
                            List.of(status(400, echo)),
                            List.of(status(302, echo, "Location", "http://127.0.0.1:1/" + KEY)),
                            List.of(busy, busy, busy),
                            List.of(status(200, echo)),
                            List.of(status(200, "{\"choices\": " + KEY)),
                            List.of(ScriptedEndpoint.stream(echo)),
                            List.of(ScriptedEndpoint.stream(KEY)),
                            List.of(
                                    ScriptedEndpoint.text("Bearer " + KEY),
                                    ScriptedEndpoint.text("x = " + KEY + "()\nreturn x"),
                                    ScriptedEndpoint.text("x = y(" + KEY + ")\nreturn x")),
                            List.of(garbage))) {
                try (var endpoint = new ScriptedEndpoint(script.toArray(Reply[]::new))) {
                    Throwable failure =
                            Assertions.catchThrowable(
                                    () ->
                                            EndpointCases.model(endpoint)
                                                    .propose(
                                                            state(),
                                                            1,
                                                            piece -> {},
                                                            Cancellation.none()));
                    assertThat(failure).isNotNull();
                    assertThat(endpoint.asked().get(0).authorization()).contains(KEY);
                    failure.printStackTrace(new PrintWriter(shown));
                }
            }
            Assertions.catchThrowable(
                            () -> keys(Map.of("K", KEY + "\n1"), true).resolve("env:K", URL))
                    .printStackTrace(new PrintWriter(shown));
            Assertions.catchThrowable(() -> keys(Map.of(), true).resolve("env:" + KEY, URL))
                    .printStackTrace(new PrintWriter(shown));
            Assertions.catchThrowable(() -> keys(Map.of(), true).resolve(KEY, URL))
                    .printStackTrace(new PrintWriter(shown));
            Assertions.catchThrowable(() -> keys(Map.of(), false).store(URL, KEY))
                    .printStackTrace(new PrintWriter(shown));
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
            ours.setLevel(oursBefore);
        }
        assertThat(log.list).isNotEmpty();
        assertThat(log.list)
                .noneMatch(
                        event ->
                                event.getFormattedMessage().contains(KEY)
                                        || event.getThrowableProxy() != null);
        assertThat(shown.toString()).contains("refused the key").doesNotContain(KEY);
    }
}
