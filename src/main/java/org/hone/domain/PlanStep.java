package org.hone.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One call of an operation.
 *
 * @param name what later steps and {@code return} call the result
 * @param operation the operationId of the service's OpenAPI document
 * @param arguments by parameter name, in the order written
 */
public record PlanStep(String name, String operation, Map<String, Value> arguments) {
    public PlanStep {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(operation, "operation");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
}
