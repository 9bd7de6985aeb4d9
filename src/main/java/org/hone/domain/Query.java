package org.hone.domain;

/**
 * What the analyst asked.
 *
 * @param text 1 to {@value #MAX_LENGTH} characters, not blank
 */
public record Query(String text) {
    /** The longest query that is taken. */
    public static final int MAX_LENGTH = 2000;

    public Query {
        if (text.isBlank()) {
            throw new InvalidInputException(
                    "The question is empty. Type what you would like to know.");
        }
        if (text.length() > MAX_LENGTH) {
            throw new InvalidInputException(
                    "The question has %,d characters; at most %,d are read. Shorten it."
                            .formatted(text.length(), MAX_LENGTH));
        }
    }
}
