package org.hone.domain;

import java.util.List;
import java.util.Objects;

/**
 * Words of the query that look like an entity's name but are none.
 *
 * @param text as written
 * @param start index of its first character in the query text
 * @param end index after its last character
 * @param nearest up to three entities with similar names, best first
 */
public record UnknownMention(String text, int start, int end, List<Entity> nearest) {
    public UnknownMention {
        Objects.requireNonNull(text, "text");
        nearest = List.copyOf(nearest);
    }
}
