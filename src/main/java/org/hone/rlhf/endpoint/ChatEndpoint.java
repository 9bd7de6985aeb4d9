package org.hone.rlhf.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.ObjectMappers;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.SseException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hone.task.Cancellation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one chat endpoint, as a stream, and asks again where it says that it is busy. */
final class ChatEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ChatEndpoint.class);
    private static final int RETRIES = 2;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final EndpointOptions options;
    private final EndpointFailures failures;
    private final HttpClient http;

    ChatEndpoint(EndpointOptions options) {
        this.options = options;
        this.failures = new EndpointFailures(options);
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(options.connectTimeout())
                        .build();
    }

    /**
     * The model's answer.
     *
     * @param key empty for none
     * @param pieces hears the text as it grows, on this thread
     * @throws EndpointException if there is none
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    ChatAnswer ask(
            List<ChatMessage> messages,
            String key,
            Deadline deadline,
            Consumer<String> pieces,
            Cancellation cancellation) {
        boolean temperature = true;
        for (int retries = 0; ; ) {
            cancellation.check();
            try {
                return once(params(messages, temperature), key, deadline, pieces, cancellation);
            } catch (OpenAIServiceException failed) {
                cancellation.check();
                if (temperature
                        && failed instanceof BadRequestException
                        && failed.param().filter("temperature"::equals).isPresent()) {
                    temperature = false;
                    continue;
                }
                Optional<Duration> asked = RetryAfter.of(failed.headers());
                Duration wait = asked.orElse(FIRST_WAIT.multipliedBy(1L << retries));
                boolean again = failed.statusCode() == 429 || failed.statusCode() >= 500;
                if (!again || retries == RETRIES || wait.compareTo(deadline.left()) >= 0) {
                    throw failures.status(failed, asked);
                }
                retries++;
                LOG.info(
                        "The endpoint {} answers {}; asked again in {} ms",
                        options.host(),
                        failed.statusCode(),
                        wait.toMillis());
                pause(wait, cancellation);
            }
        }
    }

    private ChatCompletionCreateParams params(List<ChatMessage> messages, boolean temperature) {
        ChatCompletionCreateParams.Builder params =
                ChatCompletionCreateParams.builder().model(options.model());
        for (ChatMessage message : messages) {
            switch (message.role()) {
                case SYSTEM -> params.addSystemMessage(message.text());
                case USER -> params.addUserMessage(message.text());
                case ASSISTANT -> params.addAssistantMessage(message.text());
            }
        }
        if (temperature) {
            params.temperature(options.temperature());
        }
        return params.build();
    }

    private ChatAnswer once(
            ChatCompletionCreateParams params,
            String key,
            Deadline deadline,
            Consumer<String> pieces,
            Cancellation cancellation) {
        Transport transport = new Transport(http, key);
        try (transport;
                Watch watch = new Watch(deadline, options.silence(), transport::abort)) {
            cancellation.onRequest(transport::abort);
            try {
                return read(params, transport, watch, pieces, cancellation);
            } catch (RuntimeException failed) {
                cancellation.check();
                if (watch.expired() && !(failed instanceof EndpointException)) {
                    throw failures.timedOut();
                }
                throw translated(failed);
            }
        }
    }

    private RuntimeException translated(RuntimeException failed) {
        if (failed instanceof Transport.BrokenException broken) {
            LOG.info("{}: {}", options.host(), broken.reason().getClass().getName());
            return failures.unreachable(broken.reason());
        } else if (failed instanceof SseException) {
            return failures.brokenStream();
        } else if (failed instanceof OpenAIIoException io) {
            return failures.unreachable(io);
        } else if (failed instanceof OpenAIException
                && !(failed instanceof OpenAIServiceException)) {
            LOG.info("{}: {}", options.host(), failed.getClass().getName());
            return failures.notChat();
        }
        return failed;
    }

    private ChatAnswer read(
            ChatCompletionCreateParams params,
            Transport transport,
            Watch watch,
            Consumer<String> pieces,
            Cancellation cancellation) {
        AnswerBuilder answer = new AnswerBuilder(failures, pieces);
        OpenAIClient client = client(transport);
        try (HttpResponseFor<StreamResponse<ChatCompletionChunk>> response =
                client.chat().completions().withRawResponse().createStreaming(params)) {
            boolean whole =
                    response.headers().values("Content-Type").stream()
                            .anyMatch(t -> t.toLowerCase(Locale.ROOT).contains("json"));
            if (whole) {
                answer.add(completion(response));
                return answer.build();
            }
            try (StreamResponse<ChatCompletionChunk> stream = response.parse()) {
                Iterator<ChatCompletionChunk> chunks = stream.stream().iterator();
                while (chunks.hasNext()) {
                    if (answer.add(chunks.next())) {
                        watch.heard();
                    }
                    cancellation.check();
                }
            }
            return answer.build();
        } finally {
            client.close();
        }
    }

    private ChatCompletion completion(HttpResponseFor<?> response) {
        try {
            return ObjectMappers.jsonMapper().readValue(response.body(), ChatCompletion.class);
        } catch (JsonProcessingException malformed) {
            throw failures.notChat();
        } catch (IOException broken) {
            throw new Transport.BrokenException(broken);
        }
    }

    /** The library asks for a key; the real one is known to the transport only. */
    private OpenAIClient client(Transport transport) {
        return new OpenAIClientImpl(
                ClientOptions.builder()
                        .httpClient(transport)
                        .baseUrl(options.baseUrl())
                        .apiKey("none")
                        .maxRetries(0)
                        .build());
    }

    private static void pause(Duration wait, Cancellation cancellation) {
        CountDownLatch cancelled = new CountDownLatch(1);
        cancellation.onRequest(cancelled::countDown);
        try {
            cancelled.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException("Interrupted");
        }
        cancellation.check();
    }
}
