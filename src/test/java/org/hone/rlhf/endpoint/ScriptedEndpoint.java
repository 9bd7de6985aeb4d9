package org.hone.rlhf.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hone.io.Json;

/** A chat endpoint on this machine that answers one request after another as it was told. */
final class ScriptedEndpoint implements AutoCloseable {
    /** What is done with one request. */
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    /** What was asked. */
    record Asked(String path, String authorization, JsonNode body) {
        String message(int index) {
            return body.path("messages").path(index).path("content").asText();
        }

        String lastMessage() {
            return message(body.path("messages").size() - 1);
        }
    }

    private static final ObjectMapper JSON = Json.newMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    ScriptedEndpoint(Reply... replies) {
        script.addAll(List.of(replies));
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(
                    new Asked(
                            exchange.getRequestURI().toString(),
                            exchange.getRequestHeaders().getFirst("Authorization"),
                            JSON.readTree(exchange.getRequestBody())));
            Reply reply = script.poll();
            (reply == null ? status(418, "{}") : reply).to(exchange);
        }
    }

    /** What is done with the request after those that were given before. */
    void next(Reply reply) {
        script.add(reply);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    List<Asked> asked() {
        return asked;
    }

    /** A stream of the text's pieces, which end at spaces. */
    static Reply text(String text) {
        return exchange -> {
            OutputStream out = begin(exchange);
            for (String piece : text.split("(?<= )")) {
                out.write(chunk(piece));
            }
            out.write(end("stop"));
        };
    }

    /** Pieces with a pause before each, until the reader is gone. */
    Reply slow(String piece, Duration pause, int times, Runnable gone) {
        return exchange -> {
            try {
                OutputStream out = begin(exchange);
                for (int i = 0; i < times; i++) {
                    out.write(chunk(piece));
                    out.flush();
                    rest(pause);
                }
                out.write(end("stop"));
            } catch (IOException readerIsGone) {
                gone.run();
            }
        };
    }

    /** One piece, and then nothing more. */
    Reply stalling(String piece) {
        return exchange -> {
            OutputStream out = begin(exchange);
            out.write(chunk(piece));
            out.flush();
            rest(Duration.ofSeconds(60));
        };
    }

    private void rest(Duration time) {
        try {
            if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The test is over");
            }
        } catch (InterruptedException over) {
            throw new IllegalStateException(over);
        }
    }

    /** Raw data lines of a stream. */
    static Reply stream(String... data) {
        return exchange -> {
            OutputStream out = begin(exchange);
            for (String line : data) {
                out.write(("data: " + line + "\n\n").getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    static Reply cutOff(String text) {
        return exchange -> {
            OutputStream out = begin(exchange);
            out.write(chunk(text));
            out.write(end("length"));
        };
    }

    /** A whole body with a status; header names and values follow each other. */
    static Reply status(int status, String body, String... headers) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", body.startsWith("{") ? "application/json" : "text/html");
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private static OutputStream begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static byte[] chunk(String piece) {
        ObjectNode chunk = JSON.createObjectNode().put("id", "c1").put("model", "m");
        chunk.putArray("choices")
                .addObject()
                .put("index", 0)
                .putObject("delta")
                .put("content", piece);
        return ("data: " + chunk + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] end(String reason) {
        String last =
                "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"%s\"}]}";
        return ("data: " + last.formatted(reason) + "\n\ndata: [DONE]\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
