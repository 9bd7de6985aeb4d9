package org.hone.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.assistant.AssistantSettings;
import org.hone.assistant.Calls;
import org.hone.assistant.CopilotAssistant;
import org.hone.domain.InvalidInputException;
import org.hone.io.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves an assistant to windows that know the token. Short calls answer JSON; long ones stream
 * {@link Calls.Event}s as server-sent events.
 */
public final class AssistantServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AssistantServer.class);
    private static final long MAX_REQUEST_BYTES = 1L << 20;
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private final Assistant assistant;
    private final Gate gate;
    private final ObjectMapper mapper = Json.newMapper();
    private final Bodies bodies = new Bodies(mapper);
    private final LongCalls calls;
    private final Javalin javalin;

    private AssistantServer(Assistant assistant, Gate gate, Duration heartbeat) {
        this.assistant = assistant;
        this.gate = gate;
        this.calls = new LongCalls(mapper, heartbeat);
        this.javalin =
                Javalin.create(
                        config -> {
                            config.showJavalinBanner = false;
                            config.startupWatcherEnabled = false;
                            config.http.maxRequestSize = MAX_REQUEST_BYTES;
                            config.router.mount(this::routes);
                        });
    }

    /** Starts serving a single caller. See the other. */
    public static AssistantServer start(Assistant assistant, String host, int port, String token) {
        return start(assistant, host, port, AccessTokens.single("window", token));
    }

    /**
     * Starts serving.
     *
     * @param host the address to listen on: {@code 127.0.0.1} unless other machines are to reach it
     * @param port the port; 0 for a free one
     * @param tokens one of which a request must carry as {@code Authorization: Bearer TOKEN}
     * @throws InvalidInputException if the port is taken or the address is not of this machine
     */
    public static AssistantServer start(
            Assistant assistant, String host, int port, AccessTokens tokens) {
        return start(assistant, host, port, tokens, HEARTBEAT);
    }

    static AssistantServer start(
            Assistant assistant, String host, int port, AccessTokens tokens, Duration heartbeat) {
        if (!Gate.isOfThisMachine(host)) {
            throw new InvalidInputException(
                    "%s is no address of this machine. Give another one with --host, such as 127.0.0.1."
                            .formatted(host));
        }
        AssistantServer server = new AssistantServer(assistant, new Gate(tokens, host), heartbeat);
        try {
            server.javalin.start(host, port);
        } catch (JavalinBindException taken) {
            server.close();
            throw new InvalidInputException(
                    "Port %d is taken by another program. Choose another with --port, or 0 for a free one."
                            .formatted(port),
                    taken);
        }
        return server;
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        calls.close();
        javalin.stop();
    }

    private void routes(JavalinDefaultRoutingApi<?> router) {
        CopilotAssistant copilot = assistant.copilot();
        router.before(gate::check);
        router.post(
                "/session",
                c ->
                        answer(
                                c,
                                copilot.startSession(
                                        body(c, Calls.StartSession.class).annotator())));
        router.post(
                "/link",
                c -> {
                    Calls.Link call = body(c, Calls.Link.class);
                    answer(c, copilot.link(call.session(), call.query()));
                });
        router.post(
                "/complete",
                c -> {
                    Calls.Complete call = body(c, Calls.Complete.class);
                    answer(c, copilot.complete(call.text(), call.limit()));
                });
        router.post(
                "/ask",
                c -> {
                    Calls.Ask call = body(c, Calls.Ask.class);
                    calls.stream(
                            c,
                            call.call(),
                            (events, cancellation) ->
                                    copilot.ask(
                                            call.session(),
                                            call.query(),
                                            call.choices(),
                                            events::token,
                                            cancellation));
                });
        router.post(
                "/regenerate",
                c -> {
                    Calls.Regenerate call = body(c, Calls.Regenerate.class);
                    calls.stream(
                            c,
                            call.call(),
                            (events, cancellation) ->
                                    copilot.regenerate(
                                            call.suggestion(), events::token, cancellation));
                });
        router.post(
                "/submit",
                c -> {
                    Calls.Submit call = body(c, Calls.Submit.class);
                    calls.stream(
                            c,
                            call.call(),
                            (events, cancellation) ->
                                    copilot.submit(
                                            call.suggestion(),
                                            call.planText(),
                                            events::step,
                                            cancellation));
                });
        router.post(
                "/check",
                c -> {
                    Calls.Check call = body(c, Calls.Check.class);
                    answer(c, copilot.check(call.suggestion(), call.planText()));
                });
        router.post(
                "/rate",
                c -> {
                    Calls.Rate call = body(c, Calls.Rate.class);
                    copilot.rate(call.suggestion(), call.up());
                    answer(c, true);
                });
        router.post(
                "/comment",
                c -> {
                    Calls.Comment call = body(c, Calls.Comment.class);
                    copilot.comment(call.suggestion(), call.message());
                    answer(c, true);
                });
        router.post(
                "/cancel",
                c -> {
                    answer(c, calls.cancel(body(c, Calls.Cancel.class).call()));
                });
        router.get(
                "/recent",
                c ->
                        answer(
                                c,
                                copilot.recentQueries(
                                        c.queryParamAsClass("limit", Integer.class)
                                                .getOrDefault(20))));
        router.get("/examples", c -> answer(c, copilot.exampleQueries()));
        router.get("/status", c -> answer(c, assistant.settingsAssistant().status()));
        router.get("/settings", c -> answer(c, assistant.settingsAssistant().settings()));
        router.put(
                "/settings",
                c ->
                        answer(
                                c,
                                assistant
                                        .settingsAssistant()
                                        .change(body(c, AssistantSettings.class))));
        router.post(
                "/endpoint-test",
                c ->
                        answer(
                                c,
                                assistant
                                        .settingsAssistant()
                                        .testEndpoint(body(c, AssistantSettings.class))));
        router.post(
                "/key",
                c -> {
                    Calls.KeepKey call = body(c, Calls.KeepKey.class);
                    assistant.settingsAssistant().keepKey(call.endpointUrl(), call.key());
                    answer(c, true);
                });
        new ModelRoutes(assistant.models(), bodies, calls).into(router);
        new AnnotationRoutes(assistant.annotation(), mapper, calls).add(router);
        router.exception(
                AssistantException.class,
                (refused, c) -> refuse(c, refused.reason(), refused.getMessage()));
        router.exception(
                InvalidInputException.class,
                (invalid, c) -> refuse(c, Reason.INVALID_INPUT, invalid.getMessage()));
        router.exception(
                Exception.class,
                (failure, c) -> {
                    LOG.error("{} failed", c.path(), failure);
                    refuse(
                            c,
                            Reason.INTERNAL,
                            "The assistant failed unexpectedly; its log says why.");
                });
    }

    private <T> T body(Context context, Class<T> type) {
        return bodies.read(context, type);
    }

    private void answer(Context context, Object value) throws JsonProcessingException {
        bodies.answer(context, value);
    }

    private void refuse(Context context, Reason reason, String message) {
        try {
            context.status(422);
            answer(context, new Calls.Refusal(reason, message));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A refusal can always be written", impossible);
        }
    }
}
