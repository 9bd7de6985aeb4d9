package org.hone.domain;

import java.util.Objects;

/**
 * One state of a model's weights.
 *
 * @param role what it does
 * @param name for people, such as {@code first-1}
 * @param checksum SHA-256 of the weights in hex, or of the configuration of an endpoint
 * @param trained false while the weights are freshly initialised
 */
public record ModelVersion(ModelRole role, String name, String checksum, boolean trained) {
    public ModelVersion {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(checksum, "checksum");
    }
}
