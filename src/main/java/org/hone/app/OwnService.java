package org.hone.app;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hone.bkg.graph.Kinds;
import org.hone.catalog.Catalog;
import org.hone.catalog.OpenApiCatalogReader;
import org.hone.catalog.Parameter;
import org.hone.catalog.ValueType;
import org.hone.domain.Entity;
import org.hone.domain.EntityLinker;
import org.hone.domain.InvalidInputException;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Linking;
import org.hone.execute.ExecutionLimits;
import org.hone.execute.PlanExecutor;

/**
 * A service of the user's: its address and its operations. Names are looked up in the local graph
 * where the service speaks of the graph's kinds; else a plan names things as the question does.
 */
final class OwnService implements PlanService {
    private final URI base;
    private final Catalog catalog;
    private final EntityLinker linker;
    private final PlanExecutor executor;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    private OwnService(URI base, Catalog catalog, EntityLinker linker) {
        this.base = base;
        this.catalog = catalog;
        this.linker = linker;
        this.executor = new PlanExecutor(catalog, base, ExecutionLimits.DEFAULT);
    }

    /**
     * @param url what the operations' paths are added to
     * @param document text of its OpenAPI document
     * @param localNames finds entities of the graph's kinds
     * @throws InvalidInputException if address or document cannot be used
     */
    static OwnService of(String url, String document, EntityLinker localNames) {
        Catalog catalog = new OpenApiCatalogReader().read(document);
        Set<String> kinds = kinds(catalog);
        boolean local = !kinds.isEmpty() && Kinds.ALL.containsAll(kinds);
        return new OwnService(address(url), catalog, local ? localNames : new NoNames());
    }

    /**
     * Reads an address, without a slash at its end.
     *
     * @throws InvalidInputException if it is none
     */
    static URI address(String url) {
        try {
            URI uri = URI.create(url.strip().replaceAll("/+$", ""));
            if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below.
        }
        throw new InvalidInputException(
                "\"%s\" is not an address. Write one such as https://example.org/api."
                        .formatted(url));
    }

    private static Set<String> kinds(Catalog catalog) {
        return catalog.operations().stream()
                .flatMap(operation -> operation.parameters().stream())
                .map(Parameter::type)
                .filter(ValueType.EntityType.class::isInstance)
                .map(type -> ((ValueType.EntityType) type).kind())
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public EntityLinker linker() {
        return linker;
    }

    @Override
    public PlanExecutor executor() {
        return executor;
    }

    @Override
    public boolean up() {
        return Reachable.answers(client, base);
    }

    @Override
    public void close() {
        executor.close();
    }

    /** Links nothing. */
    private record NoNames() implements EntityLinker {
        @Override
        public Linking link(String query, List<LinkedEntity> known) {
            return new Linking(List.of(), List.of());
        }

        @Override
        public List<Entity> complete(String text, int limit) {
            return List.of();
        }
    }
}
