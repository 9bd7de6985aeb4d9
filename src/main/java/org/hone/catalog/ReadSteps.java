package org.hone.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;

/** Reads the steps of a JSON form, one tree, once. */
final class ReadSteps {
    private final Catalog catalog;
    private final ObjectMapper mapper;
    private final Map<String, String> nameById = new HashMap<>();
    private final List<PlanStep> steps = new ArrayList<>();
    private List<String> returns;

    ReadSteps(Catalog catalog, ObjectMapper mapper) {
        this.catalog = catalog;
        this.mapper = mapper;
    }

    /** Names of the steps that no step refers to, in order: what a plan returns by default. */
    static List<String> unused(List<PlanStep> steps) {
        Set<String> used =
                steps.stream()
                        .flatMap(step -> step.arguments().values().stream())
                        .flatMap(ReadSteps::references)
                        .collect(Collectors.toSet());
        return steps.stream().map(PlanStep::name).filter(name -> !used.contains(name)).toList();
    }

    private static java.util.stream.Stream<String> references(Value value) {
        if (value instanceof Value.Items items) {
            return items.items().stream().flatMap(ReadSteps::references);
        }
        return value instanceof Value.Reference reference
                ? java.util.stream.Stream.of(reference.step())
                : java.util.stream.Stream.empty();
    }

    /**
     * @throws PlanJsonException saying what is wrong
     */
    Plan read(JsonNode root) {
        JsonNode list = root;
        for (String wrapper : List.of("tool_calls", "steps")) {
            list = root.path(wrapper).isArray() ? root.path(wrapper) : list;
        }
        if (!list.isArray()) {
            throw new PlanJsonException("This is not an array of steps.");
        }
        if (root.path(PlanJson.RETURN).isArray()) {
            returns = names(root.path(PlanJson.RETURN));
        }
        for (int i = 0; i < list.size(); i++) {
            try {
                element(list.get(i));
            } catch (PlanJsonException wrong) {
                throw new PlanJsonException("Step " + (i + 1) + ": " + wrong.getMessage() + ".");
            }
        }
        return new Plan(steps, returns == null ? unused(steps) : returns);
    }

    private void element(JsonNode element) {
        JsonNode function = element.path("function");
        if (function.isObject()) {
            JsonNode arguments = arguments(function.path("arguments"));
            String operation = text(function, "name");
            if (operation.equals(PlanJson.RETURN)) {
                returns = names(arguments.path("steps"));
            } else {
                step(element.path("id").asText(""), operation, arguments);
            }
        } else if (element.path(PlanJson.RETURN).isArray()) {
            returns = names(element.path(PlanJson.RETURN));
        } else {
            step(
                    element.path("name").asText(""),
                    text(element, "operation"),
                    arguments(element.path("arguments")));
        }
    }

    private void step(String id, String operation, JsonNode arguments) {
        if (!PlanLexer.isName(operation)) {
            throw new PlanJsonException("\"" + operation + "\" is not an operation's name");
        }
        String name = PlanLexer.isName(id) ? id : "step" + (steps.size() + 1);
        Map<String, Value> values = new LinkedHashMap<>();
        arguments
                .fields()
                .forEachRemaining(
                        argument -> {
                            String parameter = argument.getKey();
                            if (!PlanLexer.isName(parameter)) {
                                throw new PlanJsonException(
                                        "\"" + parameter + "\" is not a parameter's name");
                            }
                            if (!argument.getValue().isNull()) {
                                values.put(
                                        parameter,
                                        value(operation, parameter, argument.getValue()));
                            }
                        });
        nameById.put(id, name);
        steps.add(new PlanStep(name, operation, values));
    }

    private Value value(String operation, String parameter, JsonNode node) {
        String renamed =
                node.isTextual() && node.textValue().startsWith("$")
                        ? nameById.get(node.textValue().substring(1))
                        : null;
        if (renamed != null) {
            return Value.Reference.to(renamed);
        }
        Set<String> earlier = steps.stream().map(PlanStep::name).collect(Collectors.toSet());
        return new ValueJson(PlanJson.type(catalog, operation, parameter), earlier).read(node);
    }

    private JsonNode arguments(JsonNode node) {
        try {
            JsonNode tree = node.isTextual() ? mapper.readTree(node.textValue()) : node;
            if (tree.isObject() || tree.isMissingNode()) {
                return tree;
            }
        } catch (JsonProcessingException malformed) {
            throw new PlanJsonException(
                    "the arguments are not JSON: " + malformed.getOriginalMessage());
        } catch (NumberFormatException outOfRange) {
            throw new PlanJsonException("a number in the arguments is out of range");
        }
        throw new PlanJsonException("the arguments are not an object");
    }

    private static String text(JsonNode object, String property) {
        if (!object.path(property).isTextual()) {
            throw new PlanJsonException("\"" + property + "\" is missing");
        }
        return object.path(property).textValue();
    }

    private static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        for (JsonNode name : array) {
            if (!name.isTextual() || !PlanLexer.isName(name.textValue())) {
                throw new PlanJsonException("what it returns must be names of steps");
            }
            names.add(name.textValue());
        }
        return names;
    }
}
