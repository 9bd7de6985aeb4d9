package org.hone.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hone.domain.EntityMark;
import org.hone.domain.Value;

/**
 * The JSON form of one argument's value. A string is what it looks like: {@code "$genes"} and the
 * name of an earlier step where rows are taken refer to that step, {@code "@disease1"} is a mark, a
 * word that the parameter's list of choices has is that word, and everything else is text. A value
 * that would be read as something else is written as an object of one property: {@code text},
 * {@code word}, {@code step} (with {@code field}).
 */
final class ValueJson {
    private static final int MAX_SCALE = 1 << 16;
    private static final int MAX_NESTING = 8;

    private final ValueType type;
    private final Set<String> earlier;

    /**
     * @param type of the parameter; {@link ValueType.AnyType} if it is not known
     * @param earlier names of the steps before
     */
    ValueJson(ValueType type, Set<String> earlier) {
        this.type = type;
        this.earlier = earlier;
    }

    /** A node that {@link #read} reads as the same value. */
    JsonNode write(Value value) {
        if (value instanceof Value.Items items) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            ValueJson inner = inner();
            items.items().forEach(item -> array.add(inner.write(item)));
            return array;
        }
        JsonNode plain = plain(value);
        return read(plain).equals(value) ? plain : spelled(value);
    }

    private static JsonNode plain(Value value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Value.Text text) {
            return nodes.textNode(text.text());
        } else if (value instanceof Value.Word word) {
            return nodes.textNode(word.word());
        } else if (value instanceof Value.Mark mark) {
            return nodes.textNode(mark.mark().toString());
        } else if (value instanceof Value.Number number) {
            return nodes.numberNode(number.number());
        } else if (value instanceof Value.Bool bool) {
            return nodes.booleanNode(bool.value());
        }
        Value.Reference reference = (Value.Reference) value;
        return nodes.textNode(
                "$" + reference.step() + reference.field().map(f -> "." + f).orElse(""));
    }

    private static JsonNode spelled(Value value) {
        var object = JsonNodeFactory.instance.objectNode();
        if (value instanceof Value.Word word) {
            return object.put("word", word.word());
        } else if (value instanceof Value.Reference reference) {
            object.put("step", reference.step());
            reference.field().ifPresent(field -> object.put("field", field));
            return object;
        }
        return object.put("text", ((Value.Text) value).text());
    }

    /**
     * The value of a node.
     *
     * @throws PlanJsonException if no value looks like that
     */
    Value read(JsonNode node) {
        return read(node, 0);
    }

    private Value read(JsonNode node, int nesting) {
        if (node.isTextual()) {
            return string(node.textValue());
        } else if (node.isBoolean()) {
            return new Value.Bool(node.booleanValue());
        } else if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            if (Math.abs((long) number.scale()) > MAX_SCALE) {
                throw new PlanJsonException("the number " + node.asText() + " is out of range");
            }
            return new Value.Number(number);
        } else if (node.isArray() && nesting < MAX_NESTING) {
            List<Value> items = new ArrayList<>();
            ValueJson inner = inner();
            node.forEach(item -> items.add(inner.read(item, nesting + 1)));
            return new Value.Items(items);
        } else if (node.path("text").isTextual()) {
            return new Value.Text(node.path("text").textValue());
        } else if (node.path("word").isTextual()) {
            return new Value.Word(name(node.path("word").textValue()));
        } else if (node.path("step").isTextual()) {
            JsonNode field = node.path("field");
            return new Value.Reference(
                    name(node.path("step").textValue()),
                    field.isTextual() ? Optional.of(name(field.textValue())) : Optional.empty());
        }
        throw new PlanJsonException("a value is neither text, number, true, false nor a list");
    }

    private static String name(String text) {
        if (!PlanLexer.isName(text)) {
            throw new PlanJsonException("\"" + text + "\" is not a name");
        }
        return text;
    }

    private Value string(String text) {
        Optional<EntityMark> mark = EntityMark.parse(text);
        if (mark.isPresent()) {
            return new Value.Mark(mark.get());
        }
        if (text.startsWith("$")) {
            int dot = text.indexOf('.');
            String step = text.substring(1, dot < 0 ? text.length() : dot);
            String field = dot < 0 ? "x" : text.substring(dot + 1);
            if (PlanLexer.isName(step) && PlanLexer.isName(field)) {
                return new Value.Reference(step, dot < 0 ? Optional.empty() : Optional.of(field));
            }
        }
        if (type instanceof ValueType.ChoiceType choice
                && choice.words().contains(text)
                && PlanLexer.isName(text)) {
            return new Value.Word(text);
        }
        boolean takesRows =
                type instanceof ValueType.RowsType
                        || type instanceof ValueType.EntityType entity && entity.many();
        if (takesRows && earlier.contains(text)) {
            return Value.Reference.to(text);
        }
        return new Value.Text(text);
    }

    private ValueJson inner() {
        return type instanceof ValueType.ListType list
                ? new ValueJson(list.element(), earlier)
                : this;
    }
}
