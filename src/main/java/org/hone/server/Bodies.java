package org.hone.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;

/** What requests and responses carry, as JSON. */
record Bodies(ObjectMapper mapper) {
    <T> T read(Context context, Class<T> type) {
        try {
            return mapper.readValue(context.bodyAsBytes(), type);
        } catch (IOException malformed) {
            throw new AssistantException(
                    Reason.INVALID_INPUT,
                    "The request cannot be read; window and assistant may be of different versions.",
                    malformed);
        }
    }

    void answer(Context context, Object value) throws JsonProcessingException {
        context.contentType("application/json").result(mapper.writeValueAsBytes(value));
    }
}
