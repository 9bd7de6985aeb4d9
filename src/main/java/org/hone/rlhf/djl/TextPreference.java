package org.hone.rlhf.djl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.hone.domain.InvalidInputException;
import org.hone.io.Json;

/**
 * A preference between two texts, as TRL's preference data writes it.
 *
 * @param prompt what was asked; may be empty
 * @param chosen the preferred answer
 * @param rejected the other
 */
public record TextPreference(String prompt, String chosen, String rejected) {

    /**
     * Reads JSON lines with {@code prompt}, {@code chosen} and {@code rejected}, each a string or a
     * list of messages with {@code content}; gzip where the name ends in {@code .gz}.
     *
     * @throws InvalidInputException naming the line that is damaged
     */
    public static List<TextPreference> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    "There is no file %s. Name a JSONL file of preferences.".formatted(file));
        }
        ObjectMapper mapper = Json.newMapper();
        List<TextPreference> all = new ArrayList<>();
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    all.add(parse(mapper, line, number, file));
                }
            }
        }
        return all;
    }

    private static TextPreference parse(ObjectMapper mapper, String line, int number, Path file) {
        try {
            JsonNode node = mapper.readTree(line);
            String chosen = text(node.path("chosen"));
            String rejected = text(node.path("rejected"));
            if (!chosen.isEmpty() && !rejected.isEmpty()) {
                return new TextPreference(text(node.path("prompt")), chosen, rejected);
            }
        } catch (JsonProcessingException notJson) {
            throw damaged(number, file);
        }
        throw damaged(number, file);
    }

    private static InvalidInputException damaged(int number, Path file) {
        return new InvalidInputException(
                "Line %d of %s is no preference: it needs \"chosen\" and \"rejected\". Correct or remove it."
                        .formatted(number, file.getFileName()));
    }

    private static String text(JsonNode node) {
        if (!node.isArray()) {
            return node.asText("");
        }
        StringBuilder text = new StringBuilder();
        node.forEach(message -> text.append(message.path("content").asText("")).append('\n'));
        return text.toString().strip();
    }
}
