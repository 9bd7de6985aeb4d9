package org.hone.domain;

import java.util.Objects;

/**
 * A piece of a sentence that people read.
 *
 * @param text with the blanks around it
 * @param name whether it is a name, such as an entity's, which the reader looks for first
 */
public record Phrase(String text, boolean name) {
    public Phrase {
        Objects.requireNonNull(text, "text");
    }
}
