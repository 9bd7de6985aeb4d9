package org.hone.execute;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hone.catalog.Catalog;
import org.hone.catalog.Operation;
import org.hone.catalog.Parameter;
import org.hone.catalog.PlanParser;
import org.hone.catalog.ResultType;
import org.hone.catalog.ValueType;
import org.hone.domain.StepResult;
import org.hone.domain.StepStatus;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that misbehaves in every way: nothing hangs, every step ends in a clear state. */
@Timeout(30)
class PlanExecutorTest {
    private static final ExecutionLimits LIMITS =
            new ExecutionLimits(Duration.ofMillis(1500), 10_000, 50, 3, Duration.ofMillis(10), 4);

    @FunctionalInterface
    private interface Behaviour {
        void answer(HttpExchange exchange, int call) throws Exception;
    }

    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private HttpServer server;
    private PlanExecutor executor;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext(
                "/",
                exchange -> {
                    String name = exchange.getRequestURI().getPath().substring(1).split("/")[0];
                    try (exchange) {
                        behaviours
                                .get(name)
                                .answer(
                                        exchange,
                                        calls.computeIfAbsent(name, n -> new AtomicInteger())
                                                .incrementAndGet());
                    } catch (Exception broken) {
                        throw new IOException(broken);
                    }
                });
        server.start();
        executor =
                new PlanExecutor(
                        catalog(),
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                        LIMITS);
    }

    @AfterEach
    void stop() {
        executor.close();
        server.stop(0);
    }

    private static Catalog catalog() {
        List<Operation> operations = new ArrayList<>();
        for (String name :
                List.of(
                        "good",
                        "other",
                        "flaky",
                        "busy",
                        "broken",
                        "huge",
                        "drip",
                        "malformed",
                        "elsewhere",
                        "refused",
                        "pages")) {
            Parameter ids =
                    new Parameter(
                            "ids",
                            new ValueType.EntityType(Optional.empty(), true),
                            false,
                            Parameter.Location.BODY,
                            "");
            operations.add(
                    new Operation(
                            name,
                            "",
                            "",
                            "POST",
                            "/" + name,
                            List.of(ids),
                            Optional.of("cursor"),
                            new ResultType.EntityRows(Optional.empty())));
        }
        Parameter path =
                new Parameter("key", new ValueType.TextType(), true, Parameter.Location.PATH, "");
        Parameter query =
                new Parameter("q", new ValueType.TextType(), false, Parameter.Location.QUERY, "");
        operations.add(
                new Operation(
                        "fetch",
                        "",
                        "",
                        "GET",
                        "/fetch/{key}",
                        List.of(path, query),
                        Optional.empty(),
                        new ResultType.Opaque()));
        return new Catalog("test", operations);
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private List<StepResult> run(String plan) {
        return executor.run(
                new PlanParser().parse(plan).plan().orElseThrow(), step -> {}, Cancellation.none());
    }

    private StepResult single(String operation) {
        return run("a = " + operation + "()\nreturn a").get(0);
    }

    @Test
    void rowsOfAStepBecomeIdentifiersOfTheNext() {
        List<String> bodies = Collections.synchronizedList(new ArrayList<>());
        behaviours.put(
                "good",
                (exchange, call) ->
                        reply(
                                exchange,
                                200,
                                "{\"items\":[{\"id\":\"x\"},{\"id\":\"y\"},{\"id\":\"x\"}]}"));
        behaviours.put(
                "other",
                (exchange, call) -> {
                    bodies.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    reply(exchange, 200, "[]");
                });
        assertThat(run("a = good()\nb = other(ids=a)\nreturn b"))
                .extracting(StepResult::status)
                .containsOnly(StepStatus.SUCCEEDED);
        assertThat(bodies).containsExactly("{\"ids\":[\"x\",\"y\"]}");
    }

    @Test
    void independentStepsRunSideBySide() {
        CountDownLatch both = new CountDownLatch(2);
        Behaviour meet =
                (exchange, call) -> {
                    both.countDown();
                    reply(exchange, both.await(5, TimeUnit.SECONDS) ? 200 : 500, "{\"value\":1}");
                };
        behaviours.put("good", meet);
        behaviours.put("other", meet);
        assertThat(run("a = good()\nb = other()\nreturn a, b"))
                .extracting(StepResult::status)
                .containsOnly(StepStatus.SUCCEEDED);
    }

    @Test
    void busyServicesAreAskedAgain() {
        behaviours.put(
                "flaky",
                (exchange, call) -> {
                    exchange.getResponseHeaders().add("Retry-After", "0");
                    reply(
                            exchange,
                            call == 1 ? 429 : call == 2 ? 503 : 200,
                            "{\"items\":[{\"id\":\"x\"}]}");
                });
        List<StepStatus> heard = new ArrayList<>();
        executor.run(
                new PlanParser().parse("a = flaky()\nreturn a").plan().orElseThrow(),
                step -> heard.add(step.status()),
                Cancellation.none());
        assertThat(heard)
                .containsExactly(
                        StepStatus.WAITING,
                        StepStatus.RUNNING,
                        StepStatus.RETRYING,
                        StepStatus.RETRYING,
                        StepStatus.SUCCEEDED);
    }

    @Test
    void aBusyServiceIsGivenUpAfterSomeAttempts() {
        behaviours.put("busy", (exchange, call) -> reply(exchange, 503, ""));
        assertThat(single("busy"))
                .satisfies(
                        step -> {
                            assertThat(step.status()).isEqualTo(StepStatus.FAILED);
                            assertThat(step.attempts()).isEqualTo(3);
                            assertThat(step.error()).contains("503");
                        });
    }

    @Test
    void aWaitLongerThanTheStepMayTakeEndsIt() {
        behaviours.put(
                "busy",
                (exchange, call) -> {
                    exchange.getResponseHeaders().add("Retry-After", "3600");
                    reply(exchange, 429, "");
                });
        assertThat(single("busy").status()).isEqualTo(StepStatus.TIMED_OUT);
    }

    @Test
    void otherErrorsAreNotRetried() {
        behaviours.put(
                "refused",
                (exchange, call) ->
                        reply(
                                exchange,
                                422,
                                "{\"title\":\"Bad\",\"detail\":\"No disease is called that.\"}"));
        assertThat(single("refused"))
                .satisfies(
                        step -> {
                            assertThat(step.error()).isEqualTo("No disease is called that.");
                            assertThat(step.attempts()).isEqualTo(1);
                        });
    }

    @Test
    void aBrokenConnectionIsSaidSo() {
        behaviours.put(
                "broken",
                (exchange, call) -> {
                    exchange.sendResponseHeaders(200, 1000);
                    throw new IOException("hangs up");
                });
        assertThat(single("broken"))
                .satisfies(
                        step -> {
                            assertThat(step.status()).isEqualTo(StepStatus.FAILED);
                            assertThat(step.error()).contains("does not answer");
                        });
    }

    @Test
    void oversizedBodiesAreCutOff() {
        behaviours.put(
                "huge",
                (exchange, call) -> {
                    exchange.sendResponseHeaders(200, 0);
                    OutputStream out = exchange.getResponseBody();
                    for (int i = 0; i < 1000; i++) {
                        out.write(new byte[1000]);
                    }
                });
        assertThat(single("huge").error()).contains("larger than 10,000 bytes");
    }

    @Test
    void aSlowDripTimesOut() {
        CountDownLatch end = new CountDownLatch(1);
        behaviours.put(
                "drip",
                (exchange, call) -> {
                    exchange.sendResponseHeaders(200, 0);
                    while (!end.await(100, TimeUnit.MILLISECONDS)) {
                        exchange.getResponseBody().write(' ');
                        exchange.getResponseBody().flush();
                    }
                });
        assertThat(single("drip").status()).isEqualTo(StepStatus.TIMED_OUT);
        end.countDown();
    }

    @Test
    void malformedBodiesAndRedirectsAreErrors() {
        behaviours.put("malformed", (exchange, call) -> reply(exchange, 200, "<html>"));
        behaviours.put(
                "elsewhere",
                (exchange, call) -> {
                    exchange.getResponseHeaders().add("Location", "http://192.0.2.1/");
                    reply(exchange, 302, "");
                });
        assertThat(single("malformed").error()).contains("not JSON");
        assertThat(single("elsewhere").error()).contains("does not follow");
    }

    @Test
    void aFailedStepStopsOnlyWhatNeedsIt() {
        behaviours.put("refused", (exchange, call) -> reply(exchange, 400, ""));
        behaviours.put("good", (exchange, call) -> reply(exchange, 200, "{\"value\":7}"));
        behaviours.put("other", (exchange, call) -> reply(exchange, 200, "[]"));
        assertThat(run("a = refused()\nb = other(ids=a)\nc = good()\nreturn b, c"))
                .extracting(StepResult::status)
                .containsExactly(StepStatus.FAILED, StepStatus.SKIPPED, StepStatus.SUCCEEDED);
    }

    @Test
    void pagesAreFollowedUpToTheRowLimit() {
        behaviours.put(
                "pages",
                (exchange, call) ->
                        reply(
                                exchange,
                                200,
                                "{\"items\":["
                                        + "{\"id\":\"x\"},".repeat(19)
                                        + "{\"id\":\"y\"}],\"next_cursor\":\"c"
                                        + call
                                        + "\"}"));
        StepResult step = single("pages");
        assertThat(step.table().rows()).hasSize(50);
        assertThat(step.table().truncated()).isTrue();
        assertThat(calls.get("pages")).hasValue(3);
    }

    @Test
    void argumentsAreEncodedForTheirPlace() {
        List<String> seen = new ArrayList<>();
        behaviours.put(
                "fetch",
                (exchange, call) -> {
                    seen.add(exchange.getRequestURI().toString());
                    reply(exchange, 200, "{\"a\":1,\"b\":null}");
                });
        StepResult step = run("a = fetch(key=\"../x?y#z\", q=\"a&b=c\")\nreturn a").get(0);
        assertThat(seen).containsExactly("/fetch/..%2Fx%3Fy%23z?q=a%26b%3Dc");
        assertThat(step.table().columns()).containsExactly("a", "b");
    }

    @Test
    void cancelEndsAtOnce() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        behaviours.put(
                "good",
                (exchange, call) -> {
                    inside.countDown();
                    end.await();
                });
        Cancellation cancellation = new Cancellation();
        Thread canceller =
                new Thread(
                        () -> {
                            try {
                                inside.await();
                            } catch (InterruptedException ignored) {
                                Thread.currentThread().interrupt();
                            }
                            cancellation.request();
                        });
        canceller.start();
        List<StepResult> results =
                executor.run(
                        new PlanParser()
                                .parse("a = good()\nb = other(ids=a)\nreturn b")
                                .plan()
                                .orElseThrow(),
                        step -> {},
                        cancellation);
        assertThat(results)
                .extracting(StepResult::status)
                .containsExactly(StepStatus.CANCELLED, StepStatus.CANCELLED);
        end.countDown();
    }
}
