package org.hone.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hone.catalog.GrammarNodes.Node;
import org.hone.domain.EntityMark;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;

/** The arguments of one call, in the order of the operation's parameters. */
record GrammarCall(
        GrammarContext context,
        Operation operation,
        Function<GrammarContext, List<Node>> nextLine) {
    private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,3}");
    private static final int MAX_TEXT_BYTES = 64;
    private static final Value PLACEHOLDER = new Value.Text("?");

    /** From parameter number {@code from} on, or the end of the call. */
    List<Node> parameters(PlanStep step, int from) {
        List<Node> ways = new ArrayList<>();
        boolean mayEnd = true;
        for (int i = from; i < operation.parameters().size() && mayEnd; i++) {
            Parameter parameter = operation.parameters().get(i);
            int next = i + 1;
            String opening = (step.arguments().isEmpty() ? "" : ", ") + parameter.name() + "=";
            if (canFill(parameter.type())) {
                ways.addAll(
                        GrammarNodes.literal(
                                opening,
                                () ->
                                        values(
                                                parameter,
                                                value ->
                                                        parameters(
                                                                with(step, parameter, value),
                                                                next))));
            }
            mayEnd = !parameter.required();
        }
        if (mayEnd) {
            ways.addAll(
                    GrammarNodes.literal(
                            ")\n", () -> nextLine.apply(context.with(step, operation))));
        }
        return ways;
    }

    private boolean canFill(ValueType type) {
        return !(type instanceof ValueType.RowsType) || !context.fitting(type).isEmpty();
    }

    private static PlanStep with(PlanStep step, Parameter parameter, Value value) {
        Map<String, Value> arguments = new LinkedHashMap<>(step.arguments());
        arguments.put(parameter.name(), value);
        return new PlanStep(step.name(), step.operation(), arguments);
    }

    private List<Node> values(Parameter parameter, Function<Value, List<Node>> next) {
        ValueType type = parameter.type();
        List<Node> ways = new ArrayList<>();
        for (String name : context.fitting(type)) {
            ways.addAll(GrammarNodes.literal(name, () -> next.apply(Value.Reference.to(name))));
        }
        if (type instanceof ValueType.EntityType entity) {
            ways.addAll(entities(entity, next, ways.isEmpty()));
        } else if (type instanceof ValueType.ChoiceType choice) {
            for (String word : choice.words()) {
                boolean bare = word.matches("[a-zA-Z_][a-zA-Z0-9_]*");
                ways.addAll(
                        GrammarNodes.literal(
                                bare ? word : '"' + word + '"',
                                () -> next.apply(new Value.Word(word))));
            }
        } else if (type instanceof ValueType.NumberType number) {
            ways.add(digits(number, () -> next.apply(PLACEHOLDER)));
        } else if (type instanceof ValueType.BooleanType) {
            ways.addAll(GrammarNodes.literal("true", () -> next.apply(new Value.Bool(true))));
            ways.addAll(GrammarNodes.literal("false", () -> next.apply(new Value.Bool(false))));
        } else if (type instanceof ValueType.TextType || type instanceof ValueType.AnyType) {
            ways.addAll(GrammarNodes.quoted(MAX_TEXT_BYTES, () -> next.apply(PLACEHOLDER)));
        } else if (type instanceof ValueType.ListType list
                && list.element() instanceof ValueType.TextType) {
            ways.addAll(
                    GrammarNodes.literal(
                            "[",
                            () ->
                                    GrammarNodes.quoted(
                                            MAX_TEXT_BYTES,
                                            () ->
                                                    GrammarNodes.literal(
                                                            "]", () -> next.apply(PLACEHOLDER)))));
        }
        return ways;
    }

    /**
     * Marks of the kind, lists of them, and free text only where there is neither mark nor step.
     */
    private List<Node> entities(
            ValueType.EntityType type, Function<Value, List<Node>> next, boolean noStep) {
        List<EntityMark> marks = context.fittingMarks(type);
        List<Node> ways = new ArrayList<>();
        for (EntityMark mark : marks) {
            ways.addAll(
                    GrammarNodes.literal(mark.toString(), () -> next.apply(new Value.Mark(mark))));
        }
        if (type.many() && marks.size() > 1) {
            ways.addAll(GrammarNodes.literal("[", () -> items(marks, 0, next)));
        }
        if (noStep && marks.isEmpty()) {
            ways.addAll(GrammarNodes.quoted(MAX_TEXT_BYTES, () -> next.apply(PLACEHOLDER)));
        }
        return ways;
    }

    private List<Node> items(List<EntityMark> left, int written, Function<Value, List<Node>> next) {
        List<Node> ways = new ArrayList<>();
        for (EntityMark mark : left) {
            List<EntityMark> rest = new ArrayList<>(left);
            rest.remove(mark);
            ways.addAll(
                    GrammarNodes.literal(
                            mark.toString(), () -> afterItem(rest, written + 1, next)));
        }
        return ways;
    }

    private List<Node> afterItem(
            List<EntityMark> left, int written, Function<Value, List<Node>> next) {
        List<Node> ways = new ArrayList<>();
        if (!left.isEmpty()) {
            ways.addAll(GrammarNodes.literal(", ", () -> items(left, written, next)));
        }
        if (written > 1) {
            ways.addAll(GrammarNodes.literal("]", () -> next.apply(PLACEHOLDER)));
        }
        return ways;
    }

    /** A whole number within the bounds. */
    private static Node digits(ValueType.NumberType type, Supplier<List<Node>> next) {
        double minimum = type.minimum().orElse(0.0);
        double maximum = Math.min(type.maximum().orElse(9999.0), 9999.0);
        return GrammarNodes.run(
                text ->
                        DIGITS.matcher(text).matches()
                                && new BigDecimal(text).doubleValue() <= maximum
                                && (!text.equals("0") || minimum <= 0),
                text -> !text.isEmpty() && Double.parseDouble(text) >= minimum,
                next);
    }
}
