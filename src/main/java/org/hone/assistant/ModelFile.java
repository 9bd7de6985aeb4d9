package org.hone.assistant;

import java.util.Objects;

/**
 * One file of a model as it was when the model was added.
 *
 * @param name without its folder
 * @param bytes its size
 * @param sha256 of its bytes, in lower-case hex
 */
public record ModelFile(String name, long bytes, String sha256) {
    public ModelFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
    }
}
