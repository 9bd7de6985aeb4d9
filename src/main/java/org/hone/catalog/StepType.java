package org.hone.catalog;

import java.util.Map;
import java.util.Optional;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;

/**
 * What a step of a plan gives to later ones, once its references are known.
 *
 * @param form rows of entities, a single number, or something that is not described
 * @param kind of the entities; empty for mixed or unknown kinds
 */
record StepType(Form form, Optional<String> kind) {
    /** The shape of a result. */
    enum Form {
        ROWS,
        SCALAR,
        OPAQUE
    }

    static final StepType UNKNOWN = new StepType(Form.OPAQUE, Optional.empty());

    /** The type of a step, given those of the steps before it. */
    static StepType of(PlanStep step, Operation operation, Map<String, StepType> earlier) {
        if (operation.result() instanceof ResultType.EntityRows rows) {
            return new StepType(Form.ROWS, rows.kind());
        } else if (operation.result() instanceof ResultType.Scalar) {
            return new StepType(Form.SCALAR, Optional.empty());
        } else if (operation.result() instanceof ResultType.SameAs same) {
            return narrowed(step, sourceOf(step.arguments().get(same.parameter()), earlier));
        }
        return UNKNOWN;
    }

    private static StepType sourceOf(Value source, Map<String, StepType> earlier) {
        return source instanceof Value.Reference reference
                ? earlier.getOrDefault(reference.step(), UNKNOWN)
                : new StepType(Form.ROWS, Optional.empty());
    }

    /** A step that keeps one kind only gives that kind. */
    private static StepType narrowed(PlanStep step, StepType source) {
        Value kind = step.arguments().get("kind");
        if (kind instanceof Value.Word word) {
            return new StepType(Form.ROWS, Optional.of(word.word()));
        } else if (kind instanceof Value.Text text) {
            return new StepType(Form.ROWS, Optional.of(text.text()));
        }
        return source;
    }

    /** Whether a parameter of that type can take this result whole. */
    boolean fits(ValueType type) {
        if (form == Form.OPAQUE || type instanceof ValueType.AnyType) {
            return true;
        } else if (type instanceof ValueType.EntityType entity) {
            return form == Form.ROWS && entity.many() && sameKind(entity.kind());
        } else if (type instanceof ValueType.RowsType rows) {
            return form == Form.ROWS && sameKind(rows.kind());
        } else if (type instanceof ValueType.NumberType) {
            return form == Form.SCALAR;
        } else if (type instanceof ValueType.ListType) {
            return form == Form.ROWS;
        }
        return false;
    }

    private boolean sameKind(Optional<String> wanted) {
        return wanted.isEmpty() || kind.isEmpty() || kind.equals(wanted);
    }

    /** In words, such as {@code list of Gene}. */
    String inWords() {
        return switch (form) {
            case ROWS -> kind.map(k -> "list of " + k).orElse("list of entities");
            case SCALAR -> "number";
            case OPAQUE -> "result";
        };
    }

    /** As a noun in the plural, such as {@code genes}. */
    String plural() {
        if (form != Form.ROWS) {
            return form == Form.SCALAR ? "number" : "result";
        }
        String noun = kind.orElse("entity").toLowerCase(java.util.Locale.ROOT);
        if (noun.matches(".*[^aeiou]y")) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        return noun + (noun.endsWith("s") ? "es" : "s");
    }
}
