package org.hone.rlhf.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hone.rlhf.endpoint.EndpointCases.GENES;
import static org.hone.rlhf.endpoint.EndpointCases.model;
import static org.hone.rlhf.endpoint.EndpointCases.plan;
import static org.hone.rlhf.endpoint.EndpointCases.state;
import static org.hone.rlhf.endpoint.ScriptedEndpoint.cutOff;
import static org.hone.rlhf.endpoint.ScriptedEndpoint.status;
import static org.hone.rlhf.endpoint.ScriptedEndpoint.stream;
import static org.hone.rlhf.endpoint.ScriptedEndpoint.text;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.hone.rlhf.endpoint.EndpointException.Kind;
import org.hone.rlhf.endpoint.ScriptedEndpoint.Reply;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EndpointFailuresTest {
    private static EndpointException failure(String baseUrl, Duration timeout) {
        return catchThrowableOfType(
                EndpointException.class,
                () ->
                        model(baseUrl, timeout)
                                .propose(state(), 1, piece -> {}, Cancellation.none()));
    }

    private static EndpointException failure(ScriptedEndpoint endpoint) {
        return failure(endpoint.baseUrl(), Duration.ofSeconds(30));
    }

    static Stream<Arguments> answersOfOneRequest() {
        return Stream.of(
                Arguments.of(status(401, "{\"error\":{}}"), Kind.KEY_REFUSED, "refused the key"),
                Arguments.of(status(403, "no"), Kind.KEY_REFUSED, "does not let this key use"),
                Arguments.of(status(404, "{}"), Kind.MODEL_UNKNOWN, "does not know the model"),
                Arguments.of(
                        status(400, "{\"error\":{\"code\":\"context_length_exceeded\"}}"),
                        Kind.BAD_ANSWER,
                        "Show fewer examples"),
                Arguments.of(
                        status(302, "", "Location", "http://127.0.0.1:1/"),
                        Kind.BAD_ANSWER,
                        "points to another address"),
                Arguments.of(status(200, "<html>Welcome"), Kind.BAD_ANSWER, "as chat endpoints do"),
                Arguments.of(status(200, "{"), Kind.BAD_ANSWER, "as chat endpoints do"),
                Arguments.of(stream("not json"), Kind.BAD_ANSWER, "as chat endpoints do"),
                Arguments.of(
                        stream("{\"choices\":[]}", "[DONE]"),
                        Kind.BAD_ANSWER,
                        "as chat endpoints do"),
                Arguments.of(
                        stream("{\"error\":{\"message\":\"out of memory\"}}"),
                        Kind.BAD_ANSWER,
                        "reported an error"),
                Arguments.of(cutOff(GENES), Kind.BAD_ANSWER, "length limit"),
                Arguments.of(
                        status(429, "{}", "Retry-After", "3600"),
                        Kind.RATE_LIMITED,
                        "Try again in 3601 seconds."));
    }

    @ParameterizedTest
    @MethodSource("answersOfOneRequest")
    void anAnswerThatCannotBeUsedIsSaidAtOnce(Reply reply, Kind kind, String words) {
        try (var endpoint = new ScriptedEndpoint(reply)) {
            EndpointException failure = failure(endpoint);
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure).hasMessageContaining(words).hasMessageEndingWith(".");
            assertThat(endpoint.asked()).hasSize(1);
        }
    }

    @Test
    void aBusyEndpointIsAskedAgainAfterTheTimeThatItNames() {
        try (var endpoint =
                new ScriptedEndpoint(
                        status(429, "{}", "Retry-After", "1"), status(503, "{}"), text(GENES))) {
            long start = System.nanoTime();
            var action = model(endpoint).propose(state(), 1, piece -> {}, Cancellation.none());
            assertThat(action.plan()).isEqualTo(plan(GENES));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(1900));
            assertThat(endpoint.asked()).hasSize(3);
        }
    }

    @Test
    void anEndpointThatStaysBusyOrFailsIsAskedThreeTimesInAll() {
        Reply busy = status(429, "{}", "Retry-After", "0");
        try (var endpoint = new ScriptedEndpoint(busy, busy, busy, text(GENES))) {
            assertThat(failure(endpoint).kind()).isEqualTo(Kind.RATE_LIMITED);
            assertThat(endpoint.asked()).hasSize(3);
        }
        Reply failing = status(500, "oops", "Retry-After", "0");
        try (var endpoint = new ScriptedEndpoint(failing, failing, failing, text(GENES))) {
            assertThat(failure(endpoint))
                    .hasMessageContaining("fails with status 500")
                    .extracting(EndpointException::kind)
                    .isEqualTo(Kind.UNREACHABLE);
            assertThat(endpoint.asked()).hasSize(3);
        }
    }

    @Test
    void aModelThatTakesNoTemperatureIsAskedWithoutOne() {
        String refusal =
                "{\"error\":{\"message\":\"Unsupported value\",\"param\":\"temperature\"}}";
        try (var endpoint = new ScriptedEndpoint(status(400, refusal), text(GENES))) {
            model(endpoint).propose(state(), 1, piece -> {}, Cancellation.none());
            assertThat(endpoint.asked().get(0).body().has("temperature")).isTrue();
            assertThat(endpoint.asked().get(1).body().has("temperature")).isFalse();
        }
    }

    @Test
    void aClosedPortIsUnreachable() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        EndpointException failure =
                failure("http://127.0.0.1:" + port + "/v1", Duration.ofSeconds(30));
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("cannot be reached");
    }

    @Test
    void aStreamThatStallsIsGivenUpLongBeforeTheTimeIsOver() {
        try (var endpoint = new ScriptedEndpoint()) {
            endpoint.next(endpoint.stalling("genes = "));
            long start = System.nanoTime();
            EndpointException failure = failure(endpoint.baseUrl(), Duration.ofSeconds(4));
            assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(990), Duration.ofMillis(3500));
        }
    }

    @Test
    void aSlowStreamGoesOnWhileTokensComeUntilTheTimeIsOver() {
        try (var endpoint = new ScriptedEndpoint()) {
            endpoint.next(endpoint.slow("word ", Duration.ofMillis(50), 1000, () -> {}));
            long start = System.nanoTime();
            EndpointException failure = failure(endpoint.baseUrl(), Duration.ofSeconds(2));
            assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(1990), Duration.ofSeconds(10));
        }
    }

    @Test
    void cancellingEndsTheCallAndItsStreamWithinATenthOfASecond() throws InterruptedException {
        long best = Long.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            best = Math.min(best, nanosToCancel());
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(100));
    }

    private static long nanosToCancel() throws InterruptedException {
        CountDownLatch gone = new CountDownLatch(1);
        try (var endpoint = new ScriptedEndpoint()) {
            endpoint.next(endpoint.slow("word ", Duration.ofMillis(10), 100_000, gone::countDown));
            Cancellation cancellation = new Cancellation();
            CountDownLatch heard = new CountDownLatch(3);
            AtomicLong asked = new AtomicLong();
            Thread other =
                    new Thread(
                            () -> {
                                awaited(heard);
                                asked.set(System.nanoTime());
                                cancellation.request();
                            });
            other.start();
            assertThatThrownBy(
                            () ->
                                    model(endpoint)
                                            .propose(
                                                    state(),
                                                    1,
                                                    piece -> heard.countDown(),
                                                    cancellation))
                    .isInstanceOf(CancellationException.class);
            long ended = System.nanoTime();
            assertThat(gone.await(10, TimeUnit.SECONDS)).as("the endpoint noticed").isTrue();
            return ended - asked.get();
        }
    }

    @Test
    void cancellingEndsACallThatHasNoAnswerYetAndAPauseBeforeTheNext() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Reply silent =
                exchange -> {
                    arrived.countDown();
                    awaited(over);
                };
        Reply busy =
                exchange -> {
                    arrived.countDown();
                    status(429, "{}", "Retry-After", "20").to(exchange);
                };
        for (Reply reply : new Reply[] {silent, busy}) {
            try (var endpoint = new ScriptedEndpoint(reply)) {
                Cancellation cancellation = new Cancellation();
                new Thread(
                                () -> {
                                    awaited(arrived);
                                    cancellation.request();
                                })
                        .start();
                long start = System.nanoTime();
                assertThatThrownBy(
                                () ->
                                        model(endpoint)
                                                .propose(state(), 1, piece -> {}, cancellation))
                        .isInstanceOf(CancellationException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isLessThan(Duration.ofSeconds(10));
            }
        }
        over.countDown();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void theCheckNamesTheModelAndTheTime() {
        try (var endpoint = new ScriptedEndpoint(text("ready"), status(401, "{}"))) {
            EndpointOptions options = EndpointOptions.of(endpoint.baseUrl() + "/", "test-model");
            assertThat(EndpointCheck.test(options, ""))
                    .matches("The model test-model at 127\\.0\\.0\\.1:\\d+ answered in \\d+ ms\\.");
            assertThat(endpoint.asked().get(0).authorization()).isNull();
            assertThatThrownBy(() -> EndpointCheck.test(options, "wrong"))
                    .hasMessageContaining("refused the key");
        }
    }
}
