package org.hone.catalog;

import java.util.Optional;

/** What an operation returns. */
public sealed interface ResultType {

    /** Rows of entities of one kind; empty for mixed kinds. */
    record EntityRows(Optional<String> kind) implements ResultType {}

    /** Rows of the same kind as those given to a parameter. */
    record SameAs(String parameter) implements ResultType {}

    /** A single number. */
    record Scalar() implements ResultType {}

    /** Rows or values that the document does not describe further. */
    record Opaque() implements ResultType {}
}
