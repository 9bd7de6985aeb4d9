package org.hone.bkg;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which properties each operation's body may have, as the service's own document says. */
final class BodyProperties {
    private final Map<String, List<String>> byOperation = new HashMap<>();

    BodyProperties(JsonNode document) {
        for (JsonNode path : document.path("paths")) {
            JsonNode post = path.path("post");
            List<String> names = new ArrayList<>();
            post.at("/requestBody/content/application~1json/schema/properties")
                    .fieldNames()
                    .forEachRemaining(names::add);
            byOperation.put(post.path("operationId").asText(), List.copyOf(names));
        }
    }

    /**
     * Refuses a body with a property that the operation does not have. Of an operation that is not
     * in the document it says nothing.
     *
     * @throws Problem naming it and the nearest that the operation has
     */
    void check(String operation, JsonNode body) {
        List<String> known = byOperation.get(operation);
        if (known == null) {
            return;
        }
        body.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.contains(name)) {
                                throw unknown(operation, name, known);
                            }
                        });
    }

    private static Problem unknown(String operation, String name, List<String> known) {
        String shown = name.length() > 60 ? name.substring(0, 60) + "..." : name;
        String nearest =
                known.stream()
                        .min(Comparator.comparingInt(one -> edits(shown, one)))
                        .map(one -> " Did you mean " + one + "?")
                        .orElse("");
        return new Problem(
                400,
                "Unknown parameter",
                "%s has no parameter %s.%s It takes %s."
                        .formatted(operation, shown, nearest, String.join(", ", known)));
    }

    /** Levenshtein's distance. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(swap, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
