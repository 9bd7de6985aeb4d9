package org.hone.rlhf.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hone.catalog.Catalog;
import org.hone.catalog.Parameter;
import org.hone.catalog.ParsedPlan;
import org.hone.catalog.PlanError;
import org.hone.catalog.PlanError.Severity;
import org.hone.catalog.ValueType;
import org.hone.domain.EntityMark;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;
import org.hone.io.Json;

/**
 * Reads the JSON forms in which models answer: an array of {@code {name, operation, arguments}},
 * possibly under {@code steps} beside {@code return}, and tool calls, whose ids, or else whose
 * functions, name the steps. {@code "$genes"} refers to a step, and so does the bare name of an
 * earlier one. Without a {@code return}, the steps that no other uses are returned.
 */
final class ToolCallPlan {
    private static final String NAME = "[a-zA-Z_][a-zA-Z0-9_]*";

    private final Catalog catalog;
    private final ObjectMapper mapper = Json.newMapper();

    ToolCallPlan(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The plan of tool calls. */
    ParsedPlan read(List<ChatAnswer.ToolCall> calls) {
        ArrayNode steps = mapper.createArrayNode();
        try {
            for (ChatAnswer.ToolCall call : calls) {
                steps.addObject()
                        .put("name", call.id())
                        .put("operation", call.name())
                        .set("arguments", mapper.readTree(call.arguments()));
            }
        } catch (JsonProcessingException malformed) {
            return wrong("The arguments of a tool call are not JSON.");
        }
        return read(steps);
    }

    /** The plan of a JSON text. */
    ParsedPlan read(String json) {
        try {
            return read(mapper.readTree(json));
        } catch (JsonProcessingException malformed) {
            return wrong("The plan is not JSON.");
        }
    }

    /** Marks, words and references that were put in quotes, as what they are. */
    ParsedPlan plain(ParsedPlan parsed) {
        return new ParsedPlan(
                parsed.plan()
                        .map(
                                plan -> {
                                    List<PlanStep> steps = new ArrayList<>();
                                    plan.steps().forEach(step -> steps.add(plain(step, steps)));
                                    return new Plan(steps, plan.returns());
                                }),
                parsed.errors(),
                parsed.positions());
    }

    private ParsedPlan read(JsonNode root) {
        JsonNode list = root.isArray() ? root : root.path("steps");
        if (!list.isArray() || list.isEmpty()) {
            return wrong("The plan is not an array of steps.");
        }
        List<PlanStep> steps = new ArrayList<>();
        List<String> returns = new ArrayList<>();
        root.path("return").forEach(name -> returns.add(reference(name.asText(), steps)));
        for (JsonNode element : list) {
            if (element.path("return").isArray()) {
                element.path("return").forEach(name -> returns.add(name.asText()));
                continue;
            }
            String operation = element.path("operation").asText("");
            if (!operation.matches(NAME)) {
                return wrong("A step has no operation.");
            }
            String name = element.path("name").asText("");
            String wanted = name.matches(NAME) ? name : operation;
            steps.add(plain(step(free(wanted, steps), operation, element, steps), steps));
        }
        return new ParsedPlan(
                Optional.of(new Plan(steps, returns.isEmpty() ? unused(steps) : returns)),
                List.of(),
                Map.of());
    }

    private PlanStep step(String name, String operation, JsonNode element, List<PlanStep> steps) {
        Map<String, Value> arguments = new LinkedHashMap<>();
        JsonNode given = element.path("arguments");
        if (given instanceof ObjectNode object) {
            object.fields()
                    .forEachRemaining(
                            argument -> {
                                if (!argument.getValue().isNull()) {
                                    arguments.put(
                                            argument.getKey(), value(argument.getValue(), steps));
                                }
                            });
        }
        return new PlanStep(name, operation, arguments);
    }

    private static Value value(JsonNode node, List<PlanStep> steps) {
        if (node.isNumber() && Double.isFinite(node.doubleValue())) {
            return new Value.Number(node.decimalValue());
        } else if (node.isBoolean()) {
            return new Value.Bool(node.booleanValue());
        } else if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item, steps)));
            return new Value.Items(items);
        }
        String text = node.isTextual() ? node.textValue() : node.toString();
        return text.matches("\\$" + NAME)
                ? Value.Reference.to(reference(text.substring(1), steps))
                : new Value.Text(text);
    }

    /** The step of that name; else the last one that calls an operation of that name. */
    private static String reference(String name, List<PlanStep> steps) {
        String found = name;
        for (PlanStep step : steps) {
            if (step.name().equals(name)) {
                return name;
            }
            found = step.operation().equals(name) ? step.name() : found;
        }
        return found;
    }

    private static String free(String name, List<PlanStep> steps) {
        Set<String> taken = new LinkedHashSet<>();
        steps.forEach(step -> taken.add(step.name()));
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + i;
        }
        return free;
    }

    private PlanStep plain(PlanStep step, List<PlanStep> earlier) {
        Map<String, Value> arguments = new LinkedHashMap<>();
        step.arguments()
                .forEach((name, value) -> arguments.put(name, plain(step, name, value, earlier)));
        return new PlanStep(step.name(), step.operation(), arguments);
    }

    private Value plain(PlanStep step, String parameter, Value value, List<PlanStep> earlier) {
        if (value instanceof Value.Items items) {
            return new Value.Items(
                    items.items().stream().map(i -> plain(step, parameter, i, earlier)).toList());
        }
        return value instanceof Value.Text text ? plain(step, parameter, text, earlier) : value;
    }

    private Value plain(PlanStep step, String parameter, Value.Text text, List<PlanStep> earlier) {
        Optional<EntityMark> mark = EntityMark.parse(text.text());
        if (mark.isPresent()) {
            return new Value.Mark(mark.get());
        }
        Optional<ValueType> type =
                catalog.operation(step.operation())
                        .flatMap(operation -> operation.parameter(parameter))
                        .map(Parameter::type);
        if (type.filter(t -> takes(t, text.text())).isPresent()) {
            return new Value.Word(text.text());
        }
        boolean names = earlier.stream().anyMatch(other -> other.name().equals(text.text()));
        boolean free = type.filter(t -> t instanceof ValueType.TextType).isPresent();
        return names && !free ? Value.Reference.to(text.text()) : text;
    }

    private static boolean takes(ValueType type, String word) {
        return type instanceof ValueType.ChoiceType choice
                && choice.words().contains(word)
                && word.matches(NAME);
    }

    private static List<String> unused(List<PlanStep> steps) {
        Set<String> names = new LinkedHashSet<>();
        steps.forEach(step -> names.add(step.name()));
        steps.forEach(step -> step.arguments().values().forEach(value -> drop(value, names)));
        return List.copyOf(names);
    }

    private static void drop(Value value, Set<String> names) {
        if (value instanceof Value.Reference reference) {
            names.remove(reference.step());
        } else if (value instanceof Value.Items items) {
            items.items().forEach(item -> drop(item, names));
        }
    }

    private static ParsedPlan wrong(String message) {
        PlanError error =
                new PlanError(Severity.ERROR, 1, 1, message, "Write the plan as text instead.");
        return new ParsedPlan(Optional.empty(), List.of(error), Map.of());
    }
}
