package org.hone.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.assistant.Calls;
import org.hone.io.Json;
import org.hone.task.Cancellation;

/** Requests to an assistant's server, with its token; failures in the words of the seam. */
final class HttpCalls {
    private static final Duration SHORT = Duration.ofSeconds(30);

    private final URI base;
    private final String token;
    private final ObjectMapper mapper = Json.newMapper();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    HttpCalls(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    <T> T get(String path, TypeReference<T> type) {
        return read(request(path).timeout(SHORT).GET().build(), type);
    }

    <T> T post(String path, Object body, TypeReference<T> type) {
        return read(request(path).timeout(SHORT).POST(json(body)).build(), type);
    }

    <T> T put(String path, Object body, TypeReference<T> type) {
        return read(request(path).timeout(SHORT).PUT(json(body)).build(), type);
    }

    /** A long call; cancelling it tells the server. */
    <T> T stream(
            String path, UUID call, Object body, EventReader<T> events, Cancellation cancellation) {
        cancellation.check();
        cancellation.onRequest(
                () ->
                        client.sendAsync(
                                request("/cancel")
                                        .timeout(SHORT)
                                        .POST(json(new Calls.Cancel(call)))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding()));
        try {
            HttpResponse<InputStream> response =
                    client.send(
                            request(path).POST(json(body)).build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                if (response.statusCode() != 200) {
                    throw refusal(response.statusCode(), lines.readLine());
                }
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Optional<T> result = events.accept(line, mapper);
                    if (result.isPresent()) {
                        return result.get();
                    }
                }
            }
            throw disconnected(null);
        } catch (JsonProcessingException malformed) {
            throw unreadable(malformed);
        } catch (IOException broken) {
            throw disconnected(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        }
    }

    private <T> T read(HttpRequest request, TypeReference<T> type) {
        try {
            HttpResponse<String> response =
                    client.send(
                            request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != 200) {
                throw refusal(response.statusCode(), response.body());
            }
            return mapper.readValue(response.body(), type);
        } catch (JsonProcessingException malformed) {
            throw unreadable(malformed);
        } catch (IOException broken) {
            throw disconnected(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(mapper.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Records can always be written", impossible);
        }
    }

    private AssistantException refusal(int status, String body) {
        if (status == 401) {
            return new AssistantException(
                    Reason.KEY_REFUSED,
                    "The assistant refuses the access token. Set the variable HONE_TOKEN to the right one and open the window again.");
        }
        try {
            Calls.Refusal refusal = mapper.readValue(body == null ? "" : body, Calls.Refusal.class);
            return new AssistantException(refusal.reason(), refusal.message());
        } catch (IOException foreign) {
            return new AssistantException(
                    Reason.INTERNAL,
                    "What answers at the assistant's address is not this assistant (status %d). Check the address in Settings."
                            .formatted(status),
                    foreign);
        }
    }

    private static AssistantException unreadable(IOException malformed) {
        return new AssistantException(
                Reason.INTERNAL,
                "The assistant's answer cannot be read; window and assistant may be of different versions. Install the same version of Hone on both sides.",
                malformed);
    }

    private static AssistantException disconnected(IOException broken) {
        return new AssistantException(
                Reason.DISCONNECTED,
                "The assistant stopped answering; it is being started again. Ask once more in a moment.",
                broken);
    }
}
