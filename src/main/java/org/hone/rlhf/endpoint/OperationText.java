package org.hone.rlhf.endpoint;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hone.catalog.Catalog;
import org.hone.catalog.Operation;
import org.hone.catalog.Parameter;
import org.hone.catalog.ResultType;
import org.hone.catalog.ValueType;

/** Writes the operations of a service for a prompt, two lines each. */
final class OperationText {
    private OperationText() {}

    static String of(Catalog catalog) {
        return catalog.operations().stream()
                .map(OperationText::of)
                .collect(Collectors.joining("\n"));
    }

    private static String of(Operation operation) {
        String parameters =
                operation.parameters().stream()
                        .map(OperationText::of)
                        .collect(Collectors.joining(", ", "(", ")"));
        return operation.name()
                + parameters
                + " -> "
                + of(operation.result())
                + "\n    "
                + operation.summary();
    }

    private static String of(Parameter parameter) {
        return parameter.name()
                + (parameter.required() ? "" : "?")
                + ": "
                + of(parameter.type(), parameter.description());
    }

    private static String of(ValueType type, String description) {
        if (type instanceof ValueType.EntityType entity) {
            return entity.kind().orElse("any entity") + (entity.many() ? " or list" : "");
        } else if (type instanceof ValueType.RowsType rows) {
            return "earlier step" + rows.kind().map(kind -> " of " + kind).orElse("");
        } else if (type instanceof ValueType.ChoiceType choice) {
            return choice.words().stream()
                    .map(word -> word.matches("\\w+") ? word : '"' + word + '"')
                    .collect(Collectors.joining(" | "));
        } else if (type instanceof ValueType.NumberType number) {
            return (number.integer() ? "whole number" : "number")
                    + bound(" from ", number.minimum())
                    + bound(" to ", number.maximum());
        } else if (type instanceof ValueType.BooleanType) {
            return "true | false";
        } else if (type instanceof ValueType.ListType list) {
            return "list of " + of(list.element(), description);
        }
        String what = type instanceof ValueType.TextType ? "text" : "anything";
        return description.isEmpty() ? what : what + ", " + description.replaceAll("\\.$", "");
    }

    private static String bound(String word, Optional<Double> bound) {
        return bound.map(b -> word + new BigDecimal(b).stripTrailingZeros().toPlainString())
                .orElse("");
    }

    private static String of(ResultType result) {
        if (result instanceof ResultType.EntityRows rows) {
            return "list of " + rows.kind().orElse("entities");
        } else if (result instanceof ResultType.SameAs same) {
            return "list like " + same.parameter();
        }
        return result instanceof ResultType.Scalar ? "number" : "result";
    }
}
