package org.hone.catalog;

import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a JSON schema of an OpenAPI document means for plans. */
final class SchemaTypes {
    private SchemaTypes() {}

    static boolean isCursor(Schema<?> schema) {
        return extension(schema, "x-hone-paging").isPresent();
    }

    static Optional<String> kind(Object name) {
        return name.toString().equals("any") ? Optional.empty() : Optional.of(name.toString());
    }

    static ValueType type(Schema<?> schema) {
        Optional<Object> entity = extension(schema, "x-hone-kind");
        if (entity.isPresent()) {
            return new ValueType.EntityType(kind(entity.get()), acceptsList(schema));
        }
        Optional<Object> rows = extension(schema, "x-hone-rows");
        if (rows.isPresent()) {
            return new ValueType.RowsType(kind(rows.get()));
        }
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return new ValueType.ChoiceType(
                    schema.getEnum().stream().map(String::valueOf).toList());
        }
        return switch (typeName(schema)) {
            case "string" -> new ValueType.TextType();
            case "integer" -> number(schema, true);
            case "number" -> number(schema, false);
            case "boolean" -> new ValueType.BooleanType();
            case "array" ->
                    new ValueType.ListType(
                            schema.getItems() == null
                                    ? new ValueType.AnyType()
                                    : type(schema.getItems()));
            default -> new ValueType.AnyType();
        };
    }

    private static ValueType number(Schema<?> schema, boolean integer) {
        return new ValueType.NumberType(
                integer, bound(schema.getMinimum()), bound(schema.getMaximum()));
    }

    private static Optional<Double> bound(BigDecimal bound) {
        return Optional.ofNullable(bound).map(BigDecimal::doubleValue);
    }

    /** OpenAPI 3.0 has one type, 3.1 a set of them. */
    private static String typeName(Schema<?> schema) {
        if (schema.getType() != null) {
            return schema.getType();
        }
        return schema.getTypes() == null
                ? ""
                : schema.getTypes().stream()
                        .filter(type -> !type.equals("null"))
                        .findFirst()
                        .orElse("");
    }

    private static boolean acceptsList(Schema<?> schema) {
        return Stream.of(
                        Optional.ofNullable(schema.getAnyOf()),
                        Optional.ofNullable(schema.getOneOf()),
                        Optional.of(List.<Schema>of(schema)))
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .anyMatch(option -> "array".equals(typeName((Schema<?>) option)));
    }

    private static Optional<Object> extension(Schema<?> schema, String name) {
        Map<String, Object> extensions = schema.getExtensions();
        return extensions == null ? Optional.empty() : Optional.ofNullable(extensions.get(name));
    }
}
