package org.hone.execute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rows from what a service answers. */
final class ResponseReader {
    private final ObjectMapper mapper;

    ResponseReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * @param rows one per item; a scalar is one row with the column {@code value}
     * @param next the cursor of the next page
     */
    record Rows(List<Map<String, Object>> rows, Optional<JsonNode> next) {}

    Rows read(HttpResponse<byte[]> response) throws StepFailure {
        int status = response.statusCode();
        if (status >= 300 && status < 400) {
            throw new StepFailure(
                    "The service points to another address (%d), which Hone does not follow. Set the right address in Settings."
                            .formatted(status));
        }
        JsonNode body = parse(response);
        if (status >= 400) {
            throw new StepFailure(problem(status, body));
        }
        if (body == null) {
            throw new StepFailure("The service's answer is not JSON.");
        }
        JsonNode items = body.isArray() ? body : body.get("items");
        List<Map<String, Object>> rows = new ArrayList<>();
        if (items != null && items.isArray()) {
            items.forEach(item -> rows.add(row(item)));
        } else {
            rows.add(row(body));
        }
        JsonNode cursor = body.isObject() ? body.get("next_cursor") : null;
        return new Rows(
                rows, cursor == null || cursor.isNull() ? Optional.empty() : Optional.of(cursor));
    }

    private JsonNode parse(HttpResponse<byte[]> response) {
        try {
            JsonNode body = mapper.readTree(response.body());
            return body == null || body.isMissingNode() ? null : body;
        } catch (IOException malformed) {
            return null;
        }
    }

    private Map<String, Object> row(JsonNode item) {
        Map<String, Object> row = new LinkedHashMap<>();
        if (item.isObject()) {
            item.fields()
                    .forEachRemaining(
                            field ->
                                    row.put(
                                            field.getKey(),
                                            mapper.convertValue(field.getValue(), Object.class)));
        } else {
            row.put("value", mapper.convertValue(item, Object.class));
        }
        return row;
    }

    private static String problem(int status, JsonNode body) {
        String detail =
                body == null ? "" : body.path("detail").asText(body.path("title").asText(""));
        return detail.isBlank()
                ? "The service refused the call with status %d.".formatted(status)
                : detail;
    }
}
