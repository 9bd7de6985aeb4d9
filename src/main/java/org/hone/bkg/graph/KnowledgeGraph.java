package org.hone.bkg.graph;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.hone.domain.Entity;

/**
 * The graph in memory. Nodes are numbered from 0 in the order added. Immutable, safe for any number
 * of threads.
 */
public final class KnowledgeGraph {
    private final List<Entity> nodes;
    private final List<List<String>> synonyms;
    private final Map<String, Integer> byId;
    private final Map<Metaedge, Adjacency> forward = new EnumMap<>(Metaedge.class);
    private final Map<Metaedge, Adjacency> backward = new EnumMap<>(Metaedge.class);
    private final Map<Metaedge, Integer> counts = new EnumMap<>(Metaedge.class);
    private final int[] degrees;
    private final List<String> provenances;

    private KnowledgeGraph(Builder builder) {
        nodes = List.copyOf(builder.nodes);
        synonyms = List.copyOf(builder.synonyms);
        byId = Map.copyOf(builder.byId);
        provenances = List.copyOf(builder.provenances.keySet());
        degrees = new int[nodes.size()];
        builder.edges.forEach(
                (metaedge, list) -> {
                    list.keepDistinct(metaedge.symmetric());
                    forward.put(metaedge, list.forward(nodes.size(), metaedge.symmetric()));
                    if (!metaedge.symmetric()) {
                        backward.put(metaedge, list.backward(nodes.size()));
                    }
                    counts.put(metaedge, list.size);
                    for (int i = 0; i < list.size; i++) {
                        degrees[list.sources[i]]++;
                        degrees[list.targets[i]]++;
                    }
                });
    }

    /** How many nodes there are. */
    public int size() {
        return nodes.size();
    }

    /** How many edges of each metaedge there are. */
    public Map<Metaedge, Integer> edgeCounts() {
        return Map.copyOf(counts);
    }

    /** A node. */
    public Entity node(int number) {
        return nodes.get(number);
    }

    /** A node's other names. */
    public List<String> synonyms(int number) {
        return synonyms.get(number);
    }

    /** A node's number by its identifier. */
    public OptionalInt number(String id) {
        Integer number = byId.get(id);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Edges of all types at a node. */
    public int degree(int number) {
        return degrees[number];
    }

    /** Visits a node's neighbours over a metaedge, along its direction or against it. */
    public void neighbours(int node, Metaedge metaedge, boolean along, IntConsumer visitor) {
        Adjacency adjacency = (along || metaedge.symmetric() ? forward : backward).get(metaedge);
        if (adjacency != null) {
            for (int i = adjacency.begin(node); i < adjacency.end(node); i++) {
                visitor.accept(adjacency.neighbour(i));
            }
        }
    }

    /** What an edge is visited with. */
    @FunctionalInterface
    public interface EdgeVisitor {
        /**
         * Called once per edge.
         *
         * @param neighbour the node at the other end
         * @param provenance where the edge comes from; empty when the graph does not say
         */
        void accept(int neighbour, String provenance);
    }

    /** Visits a node's edges of a metaedge with their provenance. */
    public void edges(int node, Metaedge metaedge, boolean along, EdgeVisitor visitor) {
        Adjacency adjacency = (along || metaedge.symmetric() ? forward : backward).get(metaedge);
        if (adjacency != null) {
            for (int i = adjacency.begin(node); i < adjacency.end(node); i++) {
                visitor.accept(adjacency.neighbour(i), provenances.get(adjacency.provenance(i)));
            }
        }
    }

    /** Whether any edge says where it comes from. */
    public boolean hasProvenance() {
        return provenances.size() > 1;
    }

    /** Gathers nodes and edges. */
    public static final class Builder {
        private final List<Entity> nodes = new ArrayList<>();
        private final List<List<String>> synonyms = new ArrayList<>();
        private final Map<String, Integer> byId = new HashMap<>();
        private final Map<Metaedge, EdgeList> edges = new EnumMap<>(Metaedge.class);
        private final Map<String, Integer> provenances = new LinkedHashMap<>(Map.of("", 0));

        /** Adds a node; its identifier must be new. */
        public Builder node(Entity entity, List<String> otherNames) {
            if (byId.putIfAbsent(entity.id(), nodes.size()) != null) {
                throw new IllegalArgumentException("Two nodes " + entity.id());
            }
            nodes.add(entity);
            synonyms.add(List.copyOf(otherNames));
            return this;
        }

        /**
         * Adds an edge between nodes by their numbers.
         *
         * @param provenance where it comes from; empty when nobody says
         */
        public Builder edge(int source, Metaedge metaedge, int target, String provenance) {
            int text = provenances.computeIfAbsent(provenance, p -> provenances.size());
            edges.computeIfAbsent(metaedge, m -> new EdgeList()).add(source, target, text);
            return this;
        }

        /** Adds an edge between nodes by their identifiers, without provenance. */
        public Builder edge(String source, Metaedge metaedge, String target) {
            return edge(source, metaedge, target, "");
        }

        /** Adds an edge between nodes by their identifiers. */
        public Builder edge(String source, Metaedge metaedge, String target, String provenance) {
            return edge(number(source), metaedge, number(target), provenance);
        }

        private int number(String id) {
            Integer number = byId.get(id);
            if (number == null) {
                throw new IllegalArgumentException("No node " + id);
            }
            return number;
        }

        /** The graph. */
        public KnowledgeGraph build() {
            return new KnowledgeGraph(this);
        }
    }
}
