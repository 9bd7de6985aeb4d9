package org.hone.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.hone.domain.EntityMark;
import org.hone.domain.Value;

/** Whether a value that refers to no step fits a parameter's type. */
final class LiteralCheck {
    private LiteralCheck() {}

    /** Null when it fits. */
    static Mismatch check(ValueType type, Value value) {
        if (type instanceof ValueType.AnyType) {
            return null;
        } else if (type instanceof ValueType.EntityType entity) {
            return entity(entity, value);
        } else if (type instanceof ValueType.ChoiceType choice) {
            return choice(choice.words(), value);
        } else if (type instanceof ValueType.NumberType number) {
            return number(number, value);
        } else if (type instanceof ValueType.BooleanType) {
            return value instanceof Value.Bool ? null : expected(type, "Write true or false.");
        } else if (type instanceof ValueType.TextType) {
            return value instanceof Value.Text || value instanceof Value.Mark
                    ? null
                    : expected(type, "Put it in double quotes.");
        }
        return expected(type, "Refer to an earlier step by its name.");
    }

    private static Mismatch entity(ValueType.EntityType type, Value value) {
        if (value instanceof Value.Mark mark) {
            boolean fits =
                    type.kind()
                            .map(kind -> EntityMark.slug(kind).equals(mark.mark().slug()))
                            .orElse(true);
            return fits
                    ? null
                    : new Mismatch(
                            "takes "
                                    + inWords(type)
                                    + ", but "
                                    + mark.mark()
                                    + " is a "
                                    + mark.mark().slug().replace('_', ' ')
                                    + ".",
                            "Use another operation or entity.");
        }
        if (value instanceof Value.Text text) {
            return text.text().isBlank()
                    ? new Mismatch("the name is empty.", "Write a name or identifier.")
                    : null;
        }
        return expected(type, "Write a name in double quotes, or refer to an earlier step.");
    }

    private static Mismatch choice(List<String> words, Value value) {
        String word =
                value instanceof Value.Word w
                        ? w.word()
                        : value instanceof Value.Text t ? t.text() : null;
        if (word != null && words.contains(word)) {
            return null;
        }
        return new Mismatch(
                "must be one of " + String.join(", ", words) + ".",
                word == null ? "" : Nearest.hint(word, words));
    }

    private static Mismatch number(ValueType.NumberType type, Value value) {
        if (!(value instanceof Value.Number number)) {
            return expected(type, "Write it without quotes.");
        }
        BigDecimal n = number.number();
        if (type.integer() && n.scale() > 0) {
            return new Mismatch(
                    "must be a whole number.", "Leave out what stands after the point.");
        }
        if (type.minimum().isPresent()
                && n.compareTo(BigDecimal.valueOf(type.minimum().get())) < 0) {
            return new Mismatch("must be at least " + plain(type.minimum().get()) + ".", "");
        }
        if (type.maximum().isPresent()
                && n.compareTo(BigDecimal.valueOf(type.maximum().get())) > 0) {
            return new Mismatch("must be at most " + plain(type.maximum().get()) + ".", "");
        }
        return null;
    }

    private static String plain(double bound) {
        return new BigDecimal(bound).stripTrailingZeros().toPlainString();
    }

    private static Mismatch expected(ValueType type, String hint) {
        return new Mismatch("takes " + inWords(type) + ".", hint);
    }

    /** A type in words, such as {@code a Gene or a list of them}. */
    static String inWords(ValueType type) {
        if (type instanceof ValueType.EntityType entity) {
            return entity.kind().map(kind -> "a " + kind).orElse("an entity")
                    + (entity.many() ? " or a list of them" : "");
        } else if (type instanceof ValueType.RowsType rows) {
            return rows.kind()
                    .map(kind -> "a list of " + kind)
                    .orElse("the list of an earlier step");
        } else if (type instanceof ValueType.ChoiceType choice) {
            return "one of " + String.join(", ", choice.words());
        } else if (type instanceof ValueType.NumberType number) {
            return number.integer() ? "a whole number" : "a number";
        } else if (type instanceof ValueType.BooleanType) {
            return "true or false";
        } else if (type instanceof ValueType.TextType) {
            return "a text";
        } else if (type instanceof ValueType.ListType list) {
            return "a list, each item " + inWords(list.element());
        }
        return "anything";
    }
}
