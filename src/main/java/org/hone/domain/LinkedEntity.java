package org.hone.domain;

import java.util.List;
import java.util.Objects;

/**
 * A mention in the query and the entity that it was taken for.
 *
 * @param mark how the model sees it
 * @param entity the chosen entity
 * @param start index of the mention's first character in the query text
 * @param end index after the mention's last character
 * @param alternatives other readings of the same mention, best first; not empty when ambiguous
 */
public record LinkedEntity(
        EntityMark mark, Entity entity, int start, int end, List<Entity> alternatives) {
    public LinkedEntity {
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(entity, "entity");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span " + start + ".." + end);
        }
        alternatives = List.copyOf(alternatives);
    }
}
