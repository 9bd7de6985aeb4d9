package org.hone.client;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.hone.assistant.AssistantException;
import org.hone.assistant.Calls;
import org.hone.domain.StepResult;
import org.hone.task.Progress;

/** Hands the events of a long call to those who wait for them. */
final class EventReader<T> {
    private final Class<T> type;
    private final Consumer<String> tokens;
    private final Consumer<StepResult> steps;
    private final Progress progress;

    EventReader(Class<T> type, Consumer<String> tokens, Consumer<StepResult> steps) {
        this(type, tokens, steps, Progress.NONE);
    }

    EventReader(Class<T> type, Progress progress) {
        this(type, token -> {}, step -> {}, progress);
    }

    private EventReader(
            Class<T> type, Consumer<String> tokens, Consumer<StepResult> steps, Progress progress) {
        this.type = type;
        this.tokens = tokens;
        this.steps = steps;
        this.progress = progress;
    }

    /**
     * Takes one line of the stream.
     *
     * @return what the method returns, when the line carries it
     */
    Optional<T> accept(String line, ObjectMapper mapper) throws IOException {
        if (!line.startsWith("data: ")) {
            return Optional.empty();
        }
        Calls.Event event = mapper.readValue(line.substring(6), Calls.Event.class);
        if (event == null || event.kind() == null || event.content() == null) {
            throw new JsonMappingException(null, "An event without kind or content");
        }
        switch (event.kind()) {
            case TOKEN -> tokens.accept(mapper.readValue(event.content(), String.class));
            case STEP -> steps.accept(mapper.readValue(event.content(), StepResult.class));
            case PROGRESS -> {
                Calls.Progressed now = mapper.readValue(event.content(), Calls.Progressed.class);
                progress.update(now.done(), now.total(), now.message());
            }
            case RESULT -> {
                return Optional.of(mapper.readValue(event.content(), type));
            }
            case REFUSED -> {
                Calls.Refusal refusal = mapper.readValue(event.content(), Calls.Refusal.class);
                throw new AssistantException(refusal.reason(), refusal.message());
            }
            case CANCELLED -> throw new CancellationException("Cancelled");
        }
        return Optional.empty();
    }
}
