package org.hone.bkg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.index.EntityIndex;
import org.hone.domain.InvalidInputException;
import org.hone.io.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded biomedical knowledge-graph service over HTTP. */
public final class BkgServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BkgServer.class);
    private static final long MAX_REQUEST_BYTES = 8L << 20;

    private final ObjectMapper mapper = Json.newMapper();
    private final BkgService service;
    private final byte[] document;
    private final byte[] health;
    private final String host;
    private final Javalin javalin;

    private BkgServer(KnowledgeGraph graph, EntityIndex index, String host) {
        this.service = new BkgService(graph, index, mapper);
        this.host = host;
        this.document = bytes(OpenApiDocument.create(mapper));
        this.health = bytes(service.health());
        this.javalin =
                Javalin.create(
                        config -> {
                            config.showJavalinBanner = false;
                            config.startupWatcherEnabled = false;
                            config.http.maxRequestSize = MAX_REQUEST_BYTES;
                            config.useVirtualThreads = false;
                            config.router.mount(
                                    router -> {
                                        router.get(
                                                "/openapi.json",
                                                context -> json(context, document));
                                        router.get("/health", context -> json(context, health));
                                        router.post("/v1/{operation}", this::answer);
                                        router.exception(
                                                Problem.class,
                                                (problem, context) ->
                                                        problem(
                                                                context,
                                                                problem.status(),
                                                                problem.title(),
                                                                problem.getMessage()));
                                        router.exception(
                                                HttpResponseException.class,
                                                (refused, context) ->
                                                        problem(
                                                                context,
                                                                refused.getStatus(),
                                                                "Request refused",
                                                                refused.getMessage()));
                                        router.exception(Exception.class, this::failed);
                                        router.error(
                                                404,
                                                context -> {
                                                    if (context.resultInputStream() == null) {
                                                        problem(
                                                                context,
                                                                404,
                                                                "Not found",
                                                                "There is nothing at "
                                                                        + context.path()
                                                                        + "; /openapi.json lists the operations.");
                                                    }
                                                });
                                    });
                        });
    }

    /**
     * Starts the service.
     *
     * @param host the address to listen on; {@code 127.0.0.1} unless others are to reach it
     * @param port the port; 0 for a free one
     * @throws InvalidInputException if the port is taken
     */
    public static BkgServer start(KnowledgeGraph graph, EntityIndex index, String host, int port) {
        BkgServer server = new BkgServer(graph, index, host);
        try {
            server.javalin.start(host, port);
        } catch (JavalinBindException taken) {
            server.javalin.stop();
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

    /** The base URL of the operations. */
    public URI baseUrl() {
        return URI.create("http://" + host + ":" + port());
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private void answer(Context context) {
        JsonNode body;
        try {
            body = mapper.readTree(context.bodyAsBytes());
        } catch (java.io.IOException malformed) {
            throw new Problem(400, "Bad request", "The body is not JSON.");
        }
        json(context, service.answer(context.pathParam("operation"), body));
    }

    private static void json(Context context, byte[] body) {
        context.contentType("application/json").result(body);
    }

    private void failed(Exception failure, Context context) {
        LOG.error("{} {} failed", context.method(), context.path(), failure);
        problem(context, 500, "Internal error", "The service failed; its log says why.");
    }

    private void problem(Context context, int status, String title, String detail) {
        ObjectNode problem =
                mapper.createObjectNode()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail);
        context.status(status).contentType("application/problem+json").result(bytes(problem));
    }

    private byte[] bytes(JsonNode node) {
        try {
            return mapper.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A JSON tree can always be written", impossible);
        }
    }
}
