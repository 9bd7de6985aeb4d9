package org.hone.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Records as the JSON documents of the store's tables. */
record Documents(ObjectMapper mapper) {
    String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Records can always be written", impossible);
        }
    }

    <T> T read(String document, Class<T> type) {
        try {
            return mapper.readValue(document, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(
                    "A stored " + type.getSimpleName() + " cannot be read", damaged);
        }
    }
}
