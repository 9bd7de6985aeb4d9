package org.hone.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.domain.InvalidInputException;

/** Fetches the OpenAPI document of a service. */
final class OpenApiText {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MAX_BYTES = 8 << 20;

    private OpenApiText() {}

    /**
     * @param service its address
     * @param document address or file; empty for {@code openapi.json} below the service's address
     * @throws AssistantException with reason SERVICE_DOWN if nothing answers
     * @throws InvalidInputException if there is no document
     */
    static String read(String service, String document) {
        String where =
                document.isBlank() ? OwnService.address(service) + "/openapi.json" : document;
        return where.startsWith("http://") || where.startsWith("https://")
                ? download(OwnService.address(where))
                : file(where.strip());
    }

    private static String download(URI document) {
        HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(5))
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        HttpRequest request = HttpRequest.newBuilder(document).timeout(PATIENCE).build();
        try {
            HttpResponse<java.io.InputStream> response =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (java.io.InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(MAX_BYTES + 1);
                if (response.statusCode() == 200 && bytes.length <= MAX_BYTES) {
                    return new String(bytes, StandardCharsets.UTF_8);
                }
            }
            throw new InvalidInputException(
                    "There is no OpenAPI document of at most %d MB at %s (status %d). Give its address."
                            .formatted(MAX_BYTES >> 20, document, response.statusCode()));
        } catch (IOException unreachable) {
            throw new AssistantException(
                    Reason.SERVICE_DOWN,
                    "%s does not answer. Check the address and that the service runs."
                            .formatted(document),
                    unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssistantException(Reason.SERVICE_DOWN, "Stopped while waiting.", stopped);
        }
    }

    private static String file(String where) {
        try {
            Path file = Path.of(where);
            if (Files.size(file) <= MAX_BYTES) {
                return Files.readString(file);
            }
            throw new InvalidInputException(
                    "The file %s is larger than %d MB.".formatted(where, MAX_BYTES >> 20));
        } catch (IOException | InvalidPathException unreadable) {
            throw new InvalidInputException(
                    "The file %s cannot be read. Give the OpenAPI document's file or address."
                            .formatted(where),
                    unreadable);
        }
    }
}
