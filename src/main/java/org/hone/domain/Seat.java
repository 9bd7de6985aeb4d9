package org.hone.domain;

import java.util.Objects;

/**
 * Where an annotator works. Tasks are given to a seat, so that one name at two windows does not get
 * one task twice.
 *
 * @param annotator the name; may be empty
 * @param desk the same for a window from one start to the next, another for each window
 */
public record Seat(String annotator, String desk) {
    public Seat {
        Objects.requireNonNull(annotator, "annotator");
        Objects.requireNonNull(desk, "desk");
    }
}
