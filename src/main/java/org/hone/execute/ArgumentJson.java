package org.hone.execute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hone.catalog.ValueType;
import org.hone.domain.ResultTable;
import org.hone.domain.Value;

/** Turns the arguments of a step into JSON, with the results of earlier steps put in. */
final class ArgumentJson {
    private final ObjectMapper mapper;
    private final Map<String, ResultTable> results;

    ArgumentJson(ObjectMapper mapper, Map<String, ResultTable> results) {
        this.mapper = mapper;
        this.results = results;
    }

    JsonNode of(Value value, ValueType type) throws StepFailure {
        if (value instanceof Value.Text text) {
            return mapper.getNodeFactory().textNode(text.text());
        } else if (value instanceof Value.Word word) {
            return mapper.getNodeFactory().textNode(word.word());
        } else if (value instanceof Value.Bool bool) {
            return mapper.getNodeFactory().booleanNode(bool.value());
        } else if (value instanceof Value.Number number) {
            boolean whole =
                    number.number().scale() <= 0
                            && number.number().precision() - number.number().scale() <= 18;
            return whole
                    ? mapper.getNodeFactory().numberNode(number.number().longValueExact())
                    : mapper.getNodeFactory().numberNode(number.number());
        } else if (value instanceof Value.Items items) {
            ArrayNode array = mapper.createArrayNode();
            for (Value item : items.items()) {
                JsonNode node = of(item, type);
                if (node.isArray()) {
                    array.addAll((ArrayNode) node);
                } else {
                    array.add(node);
                }
            }
            return array;
        } else if (value instanceof Value.Reference reference) {
            return reference(reference, type);
        }
        throw new StepFailure(
                "The mark "
                        + ((Value.Mark) value).mark()
                        + " stands for no entity; name one instead.");
    }

    private JsonNode reference(Value.Reference reference, ValueType type) throws StepFailure {
        ResultTable table = results.get(reference.step());
        if (table == null) {
            throw new StepFailure("The step " + reference.step() + " has no result.");
        }
        if (reference.field().isPresent()) {
            return column(table, reference.field().get());
        } else if (type instanceof ValueType.RowsType) {
            return mapper.valueToTree(table.rows());
        } else if (type instanceof ValueType.NumberType) {
            return scalar(table);
        } else if (table.columns().contains("id")) {
            return column(table, "id");
        }
        return mapper.valueToTree(table.rows());
    }

    private JsonNode column(ResultTable table, String column) throws StepFailure {
        if (!table.columns().contains(column) && !table.rows().isEmpty()) {
            throw new StepFailure(
                    "The earlier result has no field "
                            + column
                            + "; it has "
                            + String.join(", ", table.columns())
                            + ".");
        }
        Set<Object> values = new LinkedHashSet<>();
        table.rows().forEach(row -> values.add(row.get(column)));
        values.remove(null);
        return mapper.valueToTree(List.copyOf(values));
    }

    private JsonNode scalar(ResultTable table) throws StepFailure {
        if (table.rows().size() != 1 || table.columns().size() != 1) {
            throw new StepFailure("A number is needed, but the earlier result is a list.");
        }
        return mapper.valueToTree(table.rows().get(0).get(table.columns().get(0)));
    }
}
