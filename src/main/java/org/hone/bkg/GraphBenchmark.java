package org.hone.bkg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.domain.Entity;
import org.hone.io.Json;

/** Times the service over HTTP as clients see it: concurrent, on one machine with the server. */
public final class GraphBenchmark {
    private static final long LONGEST_MICROS = 60_000_000;
    private static final int TWO_HOP_INPUTS = 500;

    private final URI base;
    private final ObjectMapper mapper = Json.newMapper();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, List<Entity>> byKind;

    /**
     * @param base of a running service
     * @param graph that it serves
     */
    public GraphBenchmark(URI base, KnowledgeGraph graph) {
        this.base = base;
        this.byKind =
                IntStream.range(0, graph.size())
                        .mapToObj(graph::node)
                        .collect(Collectors.groupingBy(Entity::kind));
    }

    /**
     * Percentiles of one kind of call, in milliseconds.
     *
     * @param calls how many were timed
     */
    public record Row(String name, long calls, double p50, double p90, double p99) {}

    @FunctionalInterface
    private interface Call {
        void run(SplittableRandom random) throws IOException, InterruptedException;
    }

    /**
     * Runs everything: a health check as baseline, single hops, and a second hop from 500 inputs.
     *
     * @param clients that call at the same time
     * @param calls per client and row, after half as many to warm up
     */
    public List<Row> run(int clients, int calls) throws InterruptedException {
        List<ListOperation> operations =
                ListOperations.all().stream()
                        .filter(operation -> byKind.containsKey(operation.inputKind()))
                        .toList();
        List<Row> rows = new ArrayList<>();
        rows.add(row("health check (baseline)", clients, calls, random -> get("/health")));
        rows.add(
                row(
                        "single hop",
                        clients,
                        calls,
                        random -> {
                            ListOperation operation =
                                    operations.get(random.nextInt(operations.size()));
                            post(operation, List.of(any(operation, random)));
                        }));
        rows.add(
                row(
                        "second hop from 500 inputs",
                        clients,
                        Math.max(5, calls / 10),
                        random -> {
                            ListOperation operation =
                                    operations.get(random.nextInt(operations.size()));
                            post(
                                    operation,
                                    random.ints(TWO_HOP_INPUTS, 0, Integer.MAX_VALUE)
                                            .mapToObj(
                                                    i ->
                                                            byKind.get(operation.inputKind())
                                                                    .get(
                                                                            i
                                                                                    % byKind.get(
                                                                                                    operation
                                                                                                            .inputKind())
                                                                                            .size())
                                                                    .id())
                                            .distinct()
                                            .toList());
                        }));
        return rows;
    }

    private String any(ListOperation operation, SplittableRandom random) {
        List<Entity> entities = byKind.get(operation.inputKind());
        return entities.get(random.nextInt(entities.size())).id();
    }

    private Row row(String name, int clients, int calls, Call call) throws InterruptedException {
        Histogram histogram = new ConcurrentHistogram(LONGEST_MICROS, 3);
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        List<Future<?>> running = new ArrayList<>();
        for (int c = 0; c < clients; c++) {
            SplittableRandom random = new SplittableRandom(c);
            running.add(
                    pool.submit(
                            () -> {
                                for (int i = -calls / 2; i < calls; i++) {
                                    long began = System.nanoTime();
                                    call.run(random);
                                    if (i >= 0) {
                                        histogram.recordValue(
                                                Math.min(
                                                        LONGEST_MICROS,
                                                        (System.nanoTime() - began) / 1000));
                                    }
                                }
                                return null;
                            }));
        }
        try {
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A call of the benchmark failed", failed.getCause());
        } finally {
            pool.shutdownNow();
        }
        return new Row(
                name,
                histogram.getTotalCount(),
                millis(histogram, 50),
                millis(histogram, 90),
                millis(histogram, 99));
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1000.0;
    }

    private void get(String path) throws IOException, InterruptedException {
        check(
                client.send(
                        HttpRequest.newBuilder(base.resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofByteArray()));
    }

    private void post(ListOperation operation, List<String> inputs)
            throws IOException, InterruptedException {
        ArrayNode ids = mapper.createArrayNode();
        inputs.forEach(ids::add);
        JsonNode body = mapper.createObjectNode().put("limit", 100).set(operation.parameter(), ids);
        check(
                client.send(
                        HttpRequest.newBuilder(base.resolve("/v1/" + operation.name()))
                                .POST(
                                        HttpRequest.BodyPublishers.ofByteArray(
                                                mapper.writeValueAsBytes(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray()));
    }

    private static void check(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new IOException("Status " + response.statusCode());
        }
    }
}
