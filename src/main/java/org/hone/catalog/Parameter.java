package org.hone.catalog;

import java.util.Objects;

/**
 * A parameter of an operation.
 *
 * @param name as in the OpenAPI document
 * @param type what it accepts
 * @param required whether a call without it is refused
 * @param in where it travels
 * @param description one sentence; may be empty
 */
public record Parameter(
        String name, ValueType type, boolean required, Location in, String description) {
    /** Where a parameter travels in the HTTP request. */
    public enum Location {
        PATH,
        QUERY,
        HEADER,
        BODY
    }

    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(in, "in");
        Objects.requireNonNull(description, "description");
    }
}
