package org.hone.domain;

import java.util.Objects;

/**
 * A node of the service's knowledge graph.
 *
 * @param id the identifier that the service's operations accept, such as {@code Disease::DOID:9744}
 * @param name the preferred name, unique within its kind
 * @param kind such as {@code Disease}
 */
public record Entity(String id, String name, String kind) {
    public Entity {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }
}
