package org.hone.assistant;

import java.util.Objects;
import java.util.UUID;

/**
 * One line of an annotator's lists.
 *
 * @param task its id
 * @param query what was asked
 */
public record TaskSummary(UUID task, String query) {
    public TaskSummary {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(query, "query");
    }
}
