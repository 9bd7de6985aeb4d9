package org.hone.execute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hone.catalog.Operation;
import org.hone.catalog.Parameter;

/** Puts arguments where an operation wants them, each encoded for its place. */
final class RequestBuilder {
    private final URI base;
    private final ObjectMapper mapper;
    private final Duration timeout;

    RequestBuilder(URI base, ObjectMapper mapper, Duration timeout) {
        this.base = base;
        this.mapper = mapper;
        this.timeout = timeout;
    }

    /**
     * @param cursor of the page wanted; empty for the first
     */
    HttpRequest build(
            Operation operation, Map<String, JsonNode> arguments, Optional<JsonNode> cursor)
            throws StepFailure {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        ObjectNode body = mapper.createObjectNode();
        HttpRequest.Builder request = HttpRequest.newBuilder().timeout(timeout);
        for (Parameter parameter : operation.parameters()) {
            JsonNode value = arguments.get(parameter.name());
            if (value != null) {
                switch (parameter.in()) {
                    case PATH ->
                            path =
                                    path.replace(
                                            "{" + parameter.name() + "}",
                                            encode(single(parameter, value)));
                    case QUERY ->
                            texts(value)
                                    .forEach(
                                            text ->
                                                    query.add(
                                                            encode(parameter.name())
                                                                    + "="
                                                                    + encode(text)));
                    case HEADER ->
                            request.header(parameter.name(), header(single(parameter, value)));
                    case BODY -> body.set(parameter.name(), value);
                }
            }
        }
        if (cursor.isPresent() && operation.cursor().isPresent()) {
            boolean inBody =
                    operation.parameters().stream()
                            .anyMatch(p -> p.in() == Parameter.Location.BODY);
            if (inBody) {
                body.set(operation.cursor().get(), cursor.get());
            } else {
                query.add(encode(operation.cursor().get()) + "=" + encode(cursor.get().asText()));
            }
        }
        String root = base.toString().replaceAll("/+$", "");
        request.uri(
                URI.create(root + path + (query.isEmpty() ? "" : "?" + String.join("&", query))));
        request.header("Accept", "application/json, application/problem+json");
        boolean bodiless = operation.method().equals("GET") || operation.method().equals("HEAD");
        if (bodiless) {
            return request.method(operation.method(), HttpRequest.BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(operation.method(), HttpRequest.BodyPublishers.ofByteArray(bytes(body)))
                .build();
    }

    private byte[] bytes(JsonNode body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A JSON tree can always be written", impossible);
        }
    }

    private static String single(Parameter parameter, JsonNode value) throws StepFailure {
        List<String> texts = texts(value);
        if (texts.size() != 1) {
            throw new StepFailure(
                    parameter.name() + " takes one value, but there are " + texts.size() + ".");
        }
        return texts.get(0);
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> texts.add(item.asText()));
        } else {
            texts.add(value.asText());
        }
        return texts;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String header(String text) {
        return text.replaceAll("[\\r\\n]", " ");
    }
}
