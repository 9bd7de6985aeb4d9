package org.hone.bkg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
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
    private static final byte[] NO_BODY = {};

    private final URI base;
    private final ObjectMapper mapper = Json.newMapper();
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
     * Percentiles of one kind of call, in milliseconds from the request's first byte to the
     * answer's last.
     *
     * @param inputs entities that each call names
     * @param calls how many were timed
     */
    public record Row(String name, int inputs, long calls, double p50, double p90, double p99) {}

    @FunctionalInterface
    private interface Request {
        byte[] next(BenchmarkConnection connection, SplittableRandom random)
                throws JsonProcessingException;
    }

    /**
     * Runs everything: a health check as baseline, single hops, and second hops from 500 inputs; of
     * a kind with fewer entities from all of them, in a row of its own; and paths between entities
     * of any kinds.
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
        rows.add(
                row(
                        "health check (baseline)",
                        0,
                        clients,
                        calls,
                        (connection, random) -> connection.request("/health", NO_BODY)));
        rows.add(row("single hop", 1, clients, calls, hop(operations, 1)));
        Map<Integer, List<ListOperation>> byInputs =
                operations.stream()
                        .collect(
                                Collectors.groupingBy(
                                        o ->
                                                Math.min(
                                                        TWO_HOP_INPUTS,
                                                        byKind.get(o.inputKind()).size()),
                                        TreeMap::new,
                                        Collectors.toList()));
        for (Map.Entry<Integer, List<ListOperation>> same : byInputs.entrySet()) {
            rows.add(
                    row(
                            "second hop, " + kinds(same.getValue()),
                            same.getKey(),
                            clients,
                            Math.max(5, calls / 10),
                            hop(same.getValue(), same.getKey())));
        }
        rows.add(row("path of at most 4 edges", 2, clients, Math.max(5, calls / 10), this::path));
        return rows;
    }

    private static String kinds(List<ListOperation> operations) {
        List<String> kinds = operations.stream().map(ListOperation::inputKind).distinct().toList();
        return kinds.size() < 3 ? String.join(", ", kinds) : kinds.size() + " kinds";
    }

    private byte[] path(BenchmarkConnection connection, SplittableRandom random)
            throws JsonProcessingException {
        JsonNode body =
                mapper.createObjectNode()
                        .put("from", any(random))
                        .put("to", any(random))
                        .put("max_length", BkgService.MAX_PATH);
        return connection.request("/v1/path", mapper.writeValueAsBytes(body));
    }

    private String any(SplittableRandom random) {
        List<List<Entity>> kinds = List.copyOf(byKind.values());
        List<Entity> kind = kinds.get(random.nextInt(kinds.size()));
        return kind.get(random.nextInt(kind.size())).id();
    }

    private Request hop(List<ListOperation> operations, int inputs) {
        return (connection, random) -> {
            ListOperation operation = operations.get(random.nextInt(operations.size()));
            ArrayNode ids = mapper.createArrayNode();
            some(byKind.get(operation.inputKind()), inputs, random).forEach(ids::add);
            JsonNode body =
                    mapper.createObjectNode().put("limit", 100).set(operation.parameter(), ids);
            return connection.request("/v1/" + operation.name(), mapper.writeValueAsBytes(body));
        };
    }

    private static Set<String> some(List<Entity> entities, int count, SplittableRandom random) {
        Set<String> ids = new LinkedHashSet<>();
        if (count == entities.size()) {
            entities.forEach(entity -> ids.add(entity.id()));
        }
        while (ids.size() < count) {
            ids.add(entities.get(random.nextInt(entities.size())).id());
        }
        return ids;
    }

    private Row row(String name, int inputs, int clients, int calls, Request request)
            throws InterruptedException {
        Histogram histogram = new ConcurrentHistogram(LONGEST_MICROS, 3);
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        List<Future<?>> running = new ArrayList<>();
        for (int c = 0; c < clients; c++) {
            SplittableRandom random = new SplittableRandom(c);
            running.add(
                    pool.submit(
                            () -> {
                                client(calls, request, random, histogram);
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
                inputs,
                histogram.getTotalCount(),
                millis(histogram, 50),
                millis(histogram, 90),
                millis(histogram, 99));
    }

    private void client(int calls, Request request, SplittableRandom random, Histogram histogram)
            throws java.io.IOException {
        try (BenchmarkConnection connection = new BenchmarkConnection(base)) {
            for (int i = -calls / 2; i < calls; i++) {
                byte[] next = request.next(connection, random);
                long began = System.nanoTime();
                connection.exchange(next);
                if (i >= 0) {
                    histogram.recordValue(
                            Math.min(LONGEST_MICROS, (System.nanoTime() - began) / 1000));
                }
            }
        }
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1000.0;
    }
}
