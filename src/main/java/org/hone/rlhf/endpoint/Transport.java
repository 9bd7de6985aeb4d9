package org.hone.rlhf.endpoint;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Carries one call of the OpenAI library over the JDK's client, and can be aborted from any thread
 * at any moment, which the library's own transport cannot. The key is added here: the library, and
 * what it writes into its exceptions, never sees it.
 */
final class Transport implements HttpClient {
    private static final long MAX_BYTES = 8L << 20;
    private static final List<String> HEADERS = List.of("Content-Type", "Accept", "User-Agent");

    private final java.net.http.HttpClient client;
    private final String key;
    private CompletableFuture<?> pending;
    private InputStream body;
    private boolean aborted;

    /**
     * @param client follows no redirects
     * @param key empty for none
     */
    Transport(java.net.http.HttpClient client, String key) {
        this.client = client;
        this.key = key;
    }

    /** The connection failed. */
    static final class BrokenException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Throwable reason;

        /**
         * @param reason is not the cause: it may hold what the endpoint sent
         */
        BrokenException(Throwable reason) {
            super("The connection failed", null, false, false);
            this.reason = reason;
        }

        Throwable reason() {
            return reason;
        }
    }

    /** Ends the call; whoever reads from it gets an exception at once. */
    void abort() {
        CompletableFuture<?> sending;
        InputStream reading;
        synchronized (this) {
            aborted = true;
            sending = pending;
            reading = body;
        }
        if (sending != null) {
            sending.cancel(true);
        }
        closeQuietly(reading);
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        CompletableFuture<java.net.http.HttpResponse<InputStream>> sending =
                client.sendAsync(converted(request), BodyHandlers.ofInputStream());
        begin(sending);
        try {
            java.net.http.HttpResponse<InputStream> answer = sending.get();
            begin(answer.body());
            return new Answer(answer);
        } catch (InterruptedException interrupted) {
            abort();
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        } catch (ExecutionException failed) {
            throw new BrokenException(failed.getCause());
        }
    }

    private synchronized void begin(CompletableFuture<?> sending) {
        pending = sending;
        if (aborted) {
            sending.cancel(true);
        }
    }

    private void begin(InputStream reading) {
        boolean late;
        synchronized (this) {
            body = reading;
            late = aborted;
        }
        if (late) {
            closeQuietly(reading);
        }
    }

    private java.net.http.HttpRequest converted(HttpRequest request) {
        URI uri = URI.create(request.baseUrl() + "/" + String.join("/", request.pathSegments()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        request.body().writeTo(bytes);
        java.net.http.HttpRequest.Builder builder =
                java.net.http.HttpRequest.newBuilder(uri)
                        .POST(BodyPublishers.ofByteArray(bytes.toByteArray()));
        for (String name : HEADERS) {
            request.headers().values(name).forEach(value -> builder.setHeader(name, value));
        }
        builder.setHeader("Content-Type", request.body().contentType());
        if (!key.isEmpty()) {
            builder.setHeader("Authorization", "Bearer " + key);
        }
        return builder.build();
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(
            HttpRequest request, RequestOptions options) {
        throw new UnsupportedOperationException("Calls are made on the thread that asks");
    }

    @Override
    public void close() {
        abort();
    }

    private static void closeQuietly(InputStream stream) {
        if (stream == null) {
            return;
        }
        try {
            stream.close();
        } catch (IOException alreadyBroken) {
            return;
        }
    }

    /** The answer in the library's form. */
    private static final class Answer implements HttpResponse {
        private final java.net.http.HttpResponse<InputStream> answer;
        private final InputStream bounded;

        Answer(java.net.http.HttpResponse<InputStream> answer) {
            this.answer = answer;
            this.bounded = new Bounded(answer.body());
        }

        @Override
        public int statusCode() {
            return answer.statusCode();
        }

        @Override
        public Headers headers() {
            return Headers.builder().putAll(answer.headers().map()).build();
        }

        @Override
        public InputStream body() {
            return bounded;
        }

        @Override
        public void close() {
            closeQuietly(answer.body());
        }
    }

    /** An answer without end does not fill the memory. */
    private static final class Bounded extends FilterInputStream {
        private long left = MAX_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            spend(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            spend(Math.max(0, n));
            return n;
        }

        private void spend(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("The answer is too long");
            }
        }
    }
}
