package org.hone.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hone.domain.InvalidInputException;

/** Files with one JSON value a line. */
public final class JsonLines {
    private JsonLines() {}

    /**
     * Reads every line of a file; blank lines are passed over.
     *
     * @throws InvalidInputException naming the first line that is no {@code type}
     */
    public static <T> List<T> read(Path file, Class<T> type, ObjectMapper mapper)
            throws IOException {
        List<T> values = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    values.add(parse(line, number, file, type, mapper));
                }
            }
        }
        return values;
    }

    private static <T> T parse(
            String line, int number, Path file, Class<T> type, ObjectMapper mapper) {
        try {
            return mapper.readValue(line, type);
        } catch (JsonProcessingException damaged) {
            throw new InvalidInputException(
                    "Line %d of %s is damaged: %s"
                            .formatted(number, file.getFileName(), damaged.getOriginalMessage()),
                    damaged);
        }
    }
}
