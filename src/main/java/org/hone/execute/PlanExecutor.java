package org.hone.execute;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hone.catalog.Catalog;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.ResultTable;
import org.hone.domain.StepResult;
import org.hone.domain.StepStatus;
import org.hone.domain.Value;
import org.hone.io.Json;
import org.hone.task.Cancellation;

/**
 * Runs plans against one service. A step runs as soon as what it refers to is there; a failed step
 * stops what depends on it, and the rest still returns. Safe for several threads.
 */
public final class PlanExecutor implements AutoCloseable {
    private final StepRunner runner;
    private final ExecutorService pool;

    /**
     * @param base the only address that is called
     */
    public PlanExecutor(Catalog catalog, URI base, ExecutionLimits limits) {
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
        ObjectMapper mapper = Json.newMapper();
        this.runner = new StepRunner(catalog, base, limits, client, mapper);
        this.pool =
                Executors.newFixedThreadPool(
                        limits.parallelSteps(),
                        task -> {
                            Thread thread = new Thread(task, "plan-step");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Runs a plan; returns when every step is final.
     *
     * @param plan without marks, valid for the catalogue
     * @param listener hears each change of a step; one call at a time, on any thread
     * @return one result per step, in plan order; cancelled steps are CANCELLED
     */
    public List<StepResult> run(
            Plan plan, Consumer<StepResult> listener, Cancellation cancellation) {
        Run run = new Run(listener, cancellation);
        List<CompletableFuture<StepResult>> steps = plan.steps().stream().map(run::start).toList();
        return steps.stream().map(CompletableFuture::join).toList();
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    /** One plan on its way. */
    private final class Run {
        private final Consumer<StepResult> listener;
        private final Cancellation cancellation;
        private final Map<String, CompletableFuture<StepResult>> started =
                new ConcurrentHashMap<>();

        Run(Consumer<StepResult> listener, Cancellation cancellation) {
            this.listener = listener;
            this.cancellation = cancellation;
        }

        CompletableFuture<StepResult> start(PlanStep step) {
            tell(StepResult.waiting(step.name()));
            List<CompletableFuture<StepResult>> needs =
                    references(step).stream()
                            .map(started::get)
                            .filter(java.util.Objects::nonNull)
                            .toList();
            CompletableFuture<StepResult> result =
                    CompletableFuture.allOf(needs.toArray(CompletableFuture[]::new))
                            .thenApplyAsync(
                                    ready ->
                                            execute(
                                                    step,
                                                    needs.stream()
                                                            .map(CompletableFuture::join)
                                                            .toList()),
                                    pool);
            started.put(step.name(), result);
            return result;
        }

        private StepResult execute(PlanStep step, List<StepResult> needs) {
            for (StepResult need : needs) {
                if (need.status() != StepStatus.SUCCEEDED) {
                    StepStatus status =
                            need.status() == StepStatus.CANCELLED
                                    ? StepStatus.CANCELLED
                                    : StepStatus.SKIPPED;
                    return tell(
                            new StepResult(
                                    step.name(),
                                    status,
                                    ResultTable.EMPTY,
                                    "Needs " + need.step() + ", which has no result.",
                                    0,
                                    Duration.ZERO));
                }
            }
            long began = System.nanoTime();
            AtomicInteger attempts = new AtomicInteger();
            Map<String, ResultTable> results = new ConcurrentHashMap<>();
            needs.forEach(need -> results.put(need.step(), need.table()));
            try {
                ResultTable table =
                        runner.run(
                                step,
                                results,
                                n -> {
                                    attempts.incrementAndGet();
                                    tell(
                                            new StepResult(
                                                    step.name(),
                                                    n == 1
                                                            ? StepStatus.RUNNING
                                                            : StepStatus.RETRYING,
                                                    ResultTable.EMPTY,
                                                    "",
                                                    attempts.get(),
                                                    since(began)));
                                },
                                cancellation);
                return end(step, StepStatus.SUCCEEDED, table, "", attempts, began);
            } catch (StepFailure failed) {
                return end(
                        step,
                        StepStatus.FAILED,
                        ResultTable.EMPTY,
                        failed.getMessage(),
                        attempts,
                        began);
            } catch (ServiceCalls.StepTimeout late) {
                return end(
                        step,
                        StepStatus.TIMED_OUT,
                        ResultTable.EMPTY,
                        "The service took too long; try again, or narrow the step.",
                        attempts,
                        began);
            } catch (CancellationException | InterruptedException cancelled) {
                return end(
                        step,
                        StepStatus.CANCELLED,
                        ResultTable.EMPTY,
                        "Cancelled.",
                        attempts,
                        began);
            } catch (RuntimeException unexpected) {
                return end(
                        step,
                        StepStatus.FAILED,
                        ResultTable.EMPTY,
                        "The step failed unexpectedly: " + unexpected.getMessage(),
                        attempts,
                        began);
            }
        }

        private StepResult end(
                PlanStep step,
                StepStatus status,
                ResultTable table,
                String error,
                AtomicInteger attempts,
                long began) {
            return tell(
                    new StepResult(
                            step.name(), status, table, error, attempts.get(), since(began)));
        }

        private synchronized StepResult tell(StepResult result) {
            listener.accept(result);
            return result;
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static Set<String> references(PlanStep step) {
        Set<String> names = new LinkedHashSet<>();
        List<Value> open = new ArrayList<>(step.arguments().values());
        while (!open.isEmpty()) {
            Value value = open.remove(open.size() - 1);
            if (value instanceof Value.Reference reference) {
                names.add(reference.step());
            } else if (value instanceof Value.Items items) {
                open.addAll(items.items());
            }
        }
        return names;
    }
}
