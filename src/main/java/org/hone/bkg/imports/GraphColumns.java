package org.hone.bkg.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hone.bkg.graph.Kinds;
import org.hone.bkg.graph.Metaedge;
import org.hone.domain.InvalidInputException;

/**
 * Which columns of two tables make a graph, and how their words for kinds and relations are read.
 */
public final class GraphColumns {
    /** Hone's and Hetionet's own names. */
    public static final GraphColumns STANDARD =
            new GraphColumns(
                    List.of(
                            Column.required("id"),
                            Column.required("name"),
                            Column.required("kind"),
                            Column.optional("synonyms")),
                    List.of(
                            Column.required("source"),
                            Column.required("metaedge"),
                            Column.required("target"),
                            Column.optional("provenance", "origin")),
                    Map.of(),
                    Map.of());

    private final List<Column> nodes;
    private final List<Column> edges;
    private final Map<String, String> kinds;
    private final Map<String, String> relations;

    private GraphColumns(
            List<Column> nodes,
            List<Column> edges,
            Map<String, String> kinds,
            Map<String, String> relations) {
        this.nodes = nodes;
        this.edges = edges;
        this.kinds = Map.copyOf(kinds);
        this.relations = Map.copyOf(relations);
    }

    /**
     * Columns of the node table.
     *
     * @param synonyms parted by {@code |} in their cell; empty for none
     */
    public record NodeColumns(String id, String name, String kind, Optional<String> synonyms) {}

    /**
     * Columns of the edge table.
     *
     * @param provenance empty for none
     */
    public record EdgeColumns(
            String source, String relation, String target, Optional<String> provenance) {}

    /**
     * Columns under any names.
     *
     * @param kinds the table's words for kinds of nodes, where they are not Hone's
     * @param relations the table's words for relations to metaedges' letters, where they are
     *     neither letters nor verbs of metaedges
     * @throws InvalidInputException if a word is mapped to nothing known
     */
    public static GraphColumns named(
            NodeColumns nodes,
            EdgeColumns edges,
            Map<String, String> kinds,
            Map<String, String> relations) {
        kinds.values().forEach(kind -> kindOf(kind, Map.of()));
        relations.values().forEach(GraphColumns::letters);
        return new GraphColumns(
                List.of(
                        Column.required(nodes.id()),
                        Column.required(nodes.name()),
                        Column.required(nodes.kind()),
                        optional(nodes.synonyms())),
                List.of(
                        Column.required(edges.source()),
                        Column.required(edges.relation()),
                        Column.required(edges.target()),
                        optional(edges.provenance())),
                kinds,
                relations);
    }

    private static Column optional(Optional<String> name) {
        return name.map(Column::required).orElse(Column.optional());
    }

    List<Column> nodes() {
        return nodes;
    }

    List<Column> edges() {
        return edges;
    }

    /** The kind that a word means; case, blanks and underscores do not matter. */
    String kind(String word) {
        return kindOf(word, kinds);
    }

    private static String kindOf(String word, Map<String, String> kinds) {
        String wanted = plain(kinds.getOrDefault(word, word));
        return Kinds.ALL.stream()
                .filter(kind -> plain(kind).equals(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidInputException(
                                        "the kind %s is unknown; known are %s."
                                                .formatted(word, String.join(", ", Kinds.ALL))));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }

    /**
     * An edge's type.
     *
     * @param turned whether the edge is written from the metaedge's target to its source
     */
    record EdgeType(Metaedge metaedge, boolean turned) {}

    /** The type that a relation's letters or verb mean between nodes of two kinds. */
    EdgeType type(String relation, String sourceKind, String targetKind) {
        Optional<Metaedge> letters = Metaedge.ofLetters(relation);
        if (letters.isPresent() && !relations.containsKey(relation)) {
            return new EdgeType(letters.get(), false);
        }
        String mapped = relations.get(relation);
        for (boolean turned : new boolean[] {false, true}) {
            String from = turned ? targetKind : sourceKind;
            String to = turned ? sourceKind : targetKind;
            for (Metaedge one : Metaedge.values()) {
                boolean named =
                        mapped == null
                                ? one.relation().equalsIgnoreCase(relation)
                                : one == letters(mapped);
                if (named && one.source().equals(from) && one.target().equals(to)) {
                    return new EdgeType(one, turned);
                }
            }
        }
        throw new InvalidInputException(
                "the relation %s between %s and %s is unknown; write a metaedge such as DaG, or say what it means."
                        .formatted(relation, sourceKind, targetKind));
    }

    private static Metaedge letters(String letters) {
        return Metaedge.ofLetters(letters)
                .orElseThrow(
                        () ->
                                new InvalidInputException(
                                        "the metaedge " + letters + " is unknown."));
    }
}
