package org.hone.bkg.index;

import java.util.List;
import java.util.Optional;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.domain.Entity;
import org.hone.domain.EntityLinker;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Linking;

/** Finds nodes by name. Immutable, safe for any number of threads. */
public final class EntityIndex implements EntityLinker {
    private final KnowledgeGraph graph;
    private final NameTable names;
    private final NameSearch search;
    private final MentionLinker linker;

    /** Indexes all names and synonyms of a graph. */
    public EntityIndex(KnowledgeGraph graph) {
        this.graph = graph;
        this.names = new NameTable(graph);
        this.search = new NameSearch(graph);
        this.linker = new MentionLinker(graph, names, search, OrdinaryWords.load());
    }

    /**
     * Nodes that a text names exactly, by identifier, name or synonym.
     *
     * @param kind keeps only that kind; empty for any
     */
    public List<Integer> exact(String text, Optional<String> kind) {
        if (graph.number(text).isPresent()) {
            int node = graph.number(text).getAsInt();
            return ofKind(node, kind) ? List.of(node) : List.of();
        }
        List<Integer> named =
                names.nodes(text).stream().filter(node -> ofKind(node, kind)).toList();
        List<Integer> preferred =
                named.stream()
                        .filter(node -> graph.node(node).name().equalsIgnoreCase(text))
                        .toList();
        return preferred.isEmpty() ? named : preferred;
    }

    private boolean ofKind(int node, Optional<String> kind) {
        return kind.isEmpty() || graph.node(node).kind().equals(kind.get());
    }

    /** Nodes whose names resemble a text, best first. */
    public List<Integer> search(String text, Optional<String> kind, int limit) {
        return search.search(text, kind, limit);
    }

    @Override
    public Linking link(String query, List<LinkedEntity> known) {
        return linker.link(query, known);
    }

    @Override
    public List<Entity> complete(String text, int limit) {
        return search.search(text, Optional.empty(), limit).stream().map(graph::node).toList();
    }
}
