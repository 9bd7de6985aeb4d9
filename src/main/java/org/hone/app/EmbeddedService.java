package org.hone.app;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hone.bkg.BkgServer;
import org.hone.bkg.OpenApiDocument;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.index.EntityIndex;
import org.hone.catalog.Catalog;
import org.hone.catalog.OpenApiCatalogReader;
import org.hone.cli.Installation;
import org.hone.domain.Entity;
import org.hone.domain.EntityLinker;
import org.hone.domain.EntityMark;
import org.hone.evaluate.EntityPool;
import org.hone.execute.ExecutionLimits;
import org.hone.execute.PlanExecutor;
import org.hone.io.Json;
import org.hone.task.Progress;

/**
 * The embedded service as planner and executor see it.
 *
 * @param graph what it knows
 * @param index names to nodes
 * @param server running on a free port of this machine
 * @param catalog its operations, read from its own document
 * @param executor runs plans against it
 */
record EmbeddedService(
        KnowledgeGraph graph,
        EntityIndex index,
        BkgServer server,
        Catalog catalog,
        PlanExecutor executor)
        implements PlanService {

    static EmbeddedService start(Installation installation, Progress progress) throws IOException {
        KnowledgeGraph graph = new GraphLoader(installation).load(progress);
        EntityIndex index = new EntityIndex(graph);
        BkgServer server = BkgServer.start(graph, index, "127.0.0.1", 0);
        Catalog catalog = readCatalog();
        return new EmbeddedService(
                graph,
                index,
                server,
                catalog,
                new PlanExecutor(catalog, server.baseUrl(), ExecutionLimits.DEFAULT));
    }

    /** The embedded service's operations. */
    static Catalog readCatalog() {
        return new OpenApiCatalogReader().read(OpenApiDocument.create(Json.newMapper()).toString());
    }

    EntityPool pool() {
        Map<String, List<Entity>> bySlug =
                new HashMap<>(
                        IntStream.range(0, graph.size())
                                .mapToObj(graph::node)
                                .collect(
                                        Collectors.groupingBy(
                                                entity -> EntityMark.slug(entity.kind()))));
        return new EntityPool(bySlug);
    }

    /** The same service for one of several users, none of whom closes it. */
    PlanService shared() {
        return new Shared(this);
    }

    private record Shared(EmbeddedService service) implements PlanService {
        @Override
        public Catalog catalog() {
            return service.catalog;
        }

        @Override
        public EntityLinker linker() {
            return service.index;
        }

        @Override
        public PlanExecutor executor() {
            return service.executor;
        }

        @Override
        public boolean up() {
            return service.up();
        }

        @Override
        public void close() {
            // Its owner closes it.
        }
    }

    @Override
    public EntityLinker linker() {
        return index;
    }

    @Override
    public boolean up() {
        return Reachable.answers(HttpClient.newHttpClient(), server.baseUrl());
    }

    @Override
    public void close() {
        executor.close();
        server.close();
    }
}
