package org.hone.rlhf.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.OptionalInt;
import org.hone.io.Json;

/** Reads what a judge answered: the JSON object that was asked for, also with prose round it. */
final class JudgeReply {
    private final ObjectMapper mapper = Json.newMapper();

    /**
     * @param position of the best plan as shown; empty when none is acceptable
     * @param reason may be empty
     */
    record Choice(OptionalInt position, String reason) {}

    /**
     * @param size how many plans were shown
     * @return empty when the answer cannot be read
     */
    Optional<Choice> read(String answer, int size) {
        for (int open = answer.indexOf('{'); open >= 0; open = answer.indexOf('{', open + 1)) {
            int close = answer.lastIndexOf('}');
            if (close > open) {
                Optional<Choice> choice = object(answer.substring(open, close + 1), size);
                if (choice.isPresent()) {
                    return choice;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Choice> object(String json, int size) {
        JsonNode node;
        try {
            node = mapper.readTree(json);
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
        String best = node.path("best").asText("").strip();
        String reason = node.path("reason").asText("").strip();
        if (best.equalsIgnoreCase("none")) {
            return Optional.of(new Choice(OptionalInt.empty(), reason));
        }
        String letter = best.replaceFirst("(?i)^plan\\s+", "").toUpperCase(java.util.Locale.ROOT);
        int position = letter.length() == 1 ? letter.charAt(0) - 'A' : -1;
        return position >= 0 && position < size
                ? Optional.of(new Choice(OptionalInt.of(position), reason))
                : Optional.empty();
    }
}
