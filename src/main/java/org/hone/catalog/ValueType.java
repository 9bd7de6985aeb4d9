package org.hone.catalog;

import java.util.List;
import java.util.Optional;

/** What a parameter accepts. */
public sealed interface ValueType {

    /** Any string. */
    record TextType() implements ValueType {}

    /** A number, between inclusive bounds where the document gives them. */
    record NumberType(boolean integer, Optional<Double> minimum, Optional<Double> maximum)
            implements ValueType {}

    /** True or false. */
    record BooleanType() implements ValueType {}

    /** One of the listed words, in the document's order. */
    record ChoiceType(List<String> words) implements ValueType {
        public ChoiceType {
            words = List.copyOf(words);
        }
    }

    /**
     * An entity by name, identifier or mark.
     *
     * @param kind its kind; empty for any
     * @param many whether a list, or a step that returned a list, is accepted as well
     */
    record EntityType(Optional<String> kind, boolean many) implements ValueType {}

    /**
     * Only the rows that an earlier step returned.
     *
     * @param kind the rows' kind; empty for any
     */
    record RowsType(Optional<String> kind) implements ValueType {}

    /** A list whose elements are of one type. */
    record ListType(ValueType element) implements ValueType {}

    /** Anything: the document says no more. */
    record AnyType() implements ValueType {}
}
