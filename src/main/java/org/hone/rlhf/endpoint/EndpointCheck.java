package org.hone.rlhf.endpoint;

import java.time.Duration;
import java.util.List;
import org.hone.task.Cancellation;

/** Asks an endpoint for one word, to see whether it can be used. */
public final class EndpointCheck {
    private static final Duration MOST = Duration.ofSeconds(30);

    private EndpointCheck() {}

    /**
     * One sentence with the model's name and how long it took. Waits for at most 30 seconds.
     *
     * @param key empty for none
     * @throws EndpointException if the endpoint cannot be used
     */
    public static String test(EndpointOptions options, String key) {
        Duration timeout = options.timeout().compareTo(MOST) < 0 ? options.timeout() : MOST;
        EndpointOptions brief =
                new EndpointOptions(
                        options.baseUrl(),
                        options.model(),
                        timeout,
                        options.temperature(),
                        options.examples());
        long start = System.nanoTime();
        new ChatEndpoint(brief)
                .ask(
                        List.of(ChatMessage.user("Answer with the word ready, and nothing else.")),
                        key,
                        Deadline.in(timeout),
                        piece -> {},
                        Cancellation.none());
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return "The model %s at %s answered in %d ms."
                .formatted(options.model(), options.host(), millis);
    }
}
