package org.hone.catalog;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;

/**
 * The JSON forms of plans: an array of {@code {name, operation, arguments}}, and the tool calls of
 * chat completion APIs, whose ids are the steps' names. What a plan returns is written only when it
 * is not simply every step that no other step uses: as a last element {@code {"return": [...]}}, or
 * as a call of the function {@code return} with {@code steps}. Reading a plan's form gives an equal
 * plan.
 */
public final class PlanJson {
    static final String RETURN = "return";

    private final Catalog catalog;
    private final JsonMapper mapper =
            JsonMapper.builder(
                            com.fasterxml.jackson.core.JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(64)
                                                    .maxNumberLength(PlanParser.MAX_LENGTH)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    /**
     * @param catalog tells words from texts and texts from references
     */
    public PlanJson(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The array form. */
    public String writeSteps(Plan plan) {
        ArrayNode array = mapper.createArrayNode();
        Set<String> earlier = new HashSet<>();
        for (PlanStep step : plan.steps()) {
            array.addObject()
                    .put("name", step.name())
                    .put("operation", step.operation())
                    .set("arguments", arguments(step, earlier));
            earlier.add(step.name());
        }
        if (!plan.returns().equals(ReadSteps.unused(plan.steps()))) {
            plan.returns().forEach(array.addObject().putArray(RETURN)::add);
        }
        return text(array);
    }

    /** The tool calls of a chat completion's message. */
    public String writeToolCalls(Plan plan) {
        ArrayNode calls = mapper.createArrayNode();
        Set<String> earlier = new HashSet<>();
        for (PlanStep step : plan.steps()) {
            toolCall(calls, step.name(), step.operation(), arguments(step, earlier));
            earlier.add(step.name());
        }
        if (!plan.returns().equals(ReadSteps.unused(plan.steps()))) {
            ObjectNode steps = mapper.createObjectNode();
            plan.returns().forEach(steps.putArray("steps")::add);
            toolCall(calls, RETURN, RETURN, steps);
        }
        return text(calls);
    }

    private void toolCall(ArrayNode calls, String id, String function, ObjectNode arguments) {
        calls.addObject()
                .put("id", id)
                .put("type", "function")
                .putObject("function")
                .put("name", function)
                .put("arguments", text(arguments));
    }

    private ObjectNode arguments(PlanStep step, Set<String> earlier) {
        ObjectNode arguments = mapper.createObjectNode();
        step.arguments()
                .forEach(
                        (name, value) ->
                                arguments.set(
                                        name,
                                        new ValueJson(
                                                        type(catalog, step.operation(), name),
                                                        earlier)
                                                .write(value)));
        return arguments;
    }

    static ValueType type(Catalog catalog, String operation, String parameter) {
        return catalog.operation(operation)
                .flatMap(found -> found.parameter(parameter))
                .map(Parameter::type)
                .orElseGet(ValueType.AnyType::new);
    }

    private String text(JsonNode node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree can always be written", impossible);
        }
    }

    /**
     * Reads either form; also {@code {"tool_calls": [...]}} and {@code {"steps": [...], "return":
     * [...]}}. Total: every text gives a plan or errors. Positions are those of the plan's text.
     */
    public ParsedPlan read(String json) {
        if (json.length() > PlanParser.MAX_LENGTH) {
            return wrong(1, 1, "The plan has %,d characters.".formatted(json.length()));
        }
        try {
            JsonNode root = mapper.readTree(json);
            Plan plan = new ReadSteps(catalog, mapper).read(root);
            return new PlanParser().parse(new PlanPrinter().print(plan));
        } catch (JsonProcessingException malformed) {
            var place = malformed.getLocation();
            return wrong(
                    place == null ? 1 : Math.max(1, place.getLineNr()),
                    place == null ? 1 : Math.max(1, place.getColumnNr()),
                    "This is not JSON: " + malformed.getOriginalMessage());
        } catch (NumberFormatException outOfRange) {
            return wrong(1, 1, "A number is out of range.");
        } catch (PlanJsonException noPlan) {
            return wrong(1, 1, noPlan.getMessage());
        }
    }

    private static ParsedPlan wrong(int line, int column, String message) {
        PlanError error =
                new PlanError(
                        PlanError.Severity.ERROR,
                        line,
                        column,
                        message,
                        "Write an array of {\"name\", \"operation\", \"arguments\"}.");
        return new ParsedPlan(java.util.Optional.empty(), List.of(error), java.util.Map.of());
    }
}
