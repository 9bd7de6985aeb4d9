package org.hone.execute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.hone.catalog.Catalog;
import org.hone.catalog.Operation;
import org.hone.catalog.Parameter;
import org.hone.domain.PlanStep;
import org.hone.domain.ResultTable;
import org.hone.domain.Value;
import org.hone.task.Cancellation;

/** Does one step: its calls, page after page, until its rows are there. */
final class StepRunner {
    private final Catalog catalog;
    private final ExecutionLimits limits;
    private final ObjectMapper mapper;
    private final RequestBuilder requests;
    private final ServiceCalls calls;
    private final ResponseReader responses;

    StepRunner(
            Catalog catalog,
            URI base,
            ExecutionLimits limits,
            HttpClient client,
            ObjectMapper mapper) {
        this.catalog = catalog;
        this.limits = limits;
        this.mapper = mapper;
        this.requests = new RequestBuilder(base, mapper, limits.stepTimeout());
        this.calls = new ServiceCalls(client, limits);
        this.responses = new ResponseReader(mapper);
    }

    /**
     * @param results of the steps that this one refers to
     * @param attempt hears each attempt's number within its page
     */
    ResultTable run(
            PlanStep step,
            Map<String, ResultTable> results,
            IntConsumer attempt,
            Cancellation cancellation)
            throws StepFailure, ServiceCalls.StepTimeout, InterruptedException {
        long deadline = System.nanoTime() + limits.stepTimeout().toNanos();
        Operation operation =
                catalog.operation(step.operation())
                        .orElseThrow(
                                () ->
                                        new StepFailure(
                                                "The service has no operation "
                                                        + step.operation()
                                                        + "."));
        ArgumentJson json = new ArgumentJson(mapper, results);
        Map<String, JsonNode> arguments = new LinkedHashMap<>();
        for (Map.Entry<String, Value> argument : step.arguments().entrySet()) {
            Parameter parameter =
                    operation
                            .parameter(argument.getKey())
                            .orElseThrow(
                                    () ->
                                            new StepFailure(
                                                    operation.name()
                                                            + " has no parameter "
                                                            + argument.getKey()
                                                            + "."));
            JsonNode value = json.of(argument.getValue(), parameter.type());
            if (value.isArray()
                    && value.isEmpty()
                    && parameter.type() instanceof org.hone.catalog.ValueType.EntityType) {
                return ResultTable.EMPTY;
            }
            arguments.put(argument.getKey(), value);
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        Optional<JsonNode> cursor = Optional.empty();
        boolean limited = step.arguments().containsKey("limit");
        boolean more;
        do {
            HttpResponse<byte[]> response =
                    calls.send(
                            requests.build(operation, arguments, cursor),
                            deadline,
                            attempt,
                            cancellation);
            ResponseReader.Rows page = responses.read(response);
            rows.addAll(page.rows());
            cursor = page.next();
            more = cursor.isPresent();
        } while (more
                && !limited
                && operation.cursor().isPresent()
                && rows.size() < limits.maxRows());
        boolean truncated = more && !limited || rows.size() > limits.maxRows();
        List<Map<String, Object>> kept = rows.subList(0, Math.min(rows.size(), limits.maxRows()));
        Set<String> columns = new LinkedHashSet<>();
        kept.forEach(row -> columns.addAll(row.keySet()));
        return new ResultTable(List.copyOf(columns), kept, truncated);
    }
}
