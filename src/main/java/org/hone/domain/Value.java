package org.hone.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The value of one argument of a {@link PlanStep}. */
public sealed interface Value {

    /** A quoted string: free text, or the name or identifier of an entity. */
    record Text(String text) implements Value {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /** A decimal number, compared by value: {@code 5} equals {@code 5.0}. */
    record Number(BigDecimal number) implements Value {
        public Number {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }

        /** A whole number. */
        public static Number of(long number) {
            return new Number(BigDecimal.valueOf(number));
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Value {}

    /** A bare word that names no step of its plan: one of the words that an enum allows. */
    record Word(String word) implements Value {
        public Word {
            Objects.requireNonNull(word, "word");
        }
    }

    /** A list of values, in order. */
    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** What an earlier step returned, or one field of it. */
    record Reference(String step, Optional<String> field) implements Value {
        public Reference {
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(field, "field");
        }

        /** The whole result of a step. */
        public static Reference to(String step) {
            return new Reference(step, Optional.empty());
        }
    }

    /** A linked entity of the query, written as {@code @disease1}. */
    record Mark(EntityMark mark) implements Value {
        public Mark {
            Objects.requireNonNull(mark, "mark");
        }
    }
}
