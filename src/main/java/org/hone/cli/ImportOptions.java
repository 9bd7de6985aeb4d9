package org.hone.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hone.bkg.imports.GraphColumns;
import org.hone.domain.InvalidInputException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code hone bkg import} is told: two files and, for foreign tables, their columns. */
final class ImportOptions {
    private enum Format {
        hetionet,
        table,
        sif,
        generic
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "FORMAT",
            description =
                    "One of ${COMPLETION-CANDIDATES}. Only generic takes the options for columns; the others are recognised by their columns, and SIF, which may lack a header, by the file's name.")
    private Format format;

    @Option(
            names = "--nodes",
            required = true,
            description = "Columns id, name, kind and perhaps synonyms, parted by |.")
    Path nodes;

    @Option(
            names = "--edges",
            required = true,
            description = "Columns source, metaedge, target and perhaps provenance.")
    Path edges;

    @Option(
            names = "--node-id",
            paramLabel = "COL",
            description = "generic: column of a node's identifier (default: id).")
    private String nodeId;

    @Option(
            names = "--node-name",
            paramLabel = "COL",
            description = "generic: column of its name (default: name).")
    private String nodeName;

    @Option(
            names = "--node-kind",
            paramLabel = "COL",
            description = "generic: column of its kind (default: kind).")
    private String nodeKind;

    @Option(
            names = "--node-synonyms",
            paramLabel = "COL",
            description = "generic: column of its other names, parted by | (default: none).")
    private String nodeSynonyms;

    @Option(
            names = "--source",
            paramLabel = "COL",
            description = "generic: column of an edge's first node (default: source).")
    private String source;

    @Option(
            names = "--relation",
            paramLabel = "COL",
            description = "generic: column of its relation (default: relation).")
    private String relation;

    @Option(
            names = "--target",
            paramLabel = "COL",
            description = "generic: column of its second node (default: target).")
    private String target;

    @Option(
            names = "--provenance",
            paramLabel = "COL",
            description = "generic: column of its provenance (default: none).")
    private String provenance;

    @Option(
            names = "--kind-as",
            paramLabel = "WORD=KIND",
            description =
                    "generic: what a word of the kind column means, such as drug=Compound; may be repeated.")
    private Map<String, String> kinds = new LinkedHashMap<>();

    @Option(
            names = "--relation-as",
            paramLabel = "WORD=METAEDGE",
            description =
                    "generic: what a word of the relation column means, such as indication=CtD; may be repeated. Metaedges and their verbs, such as treats, are known.")
    private Map<String, String> relations = new LinkedHashMap<>();

    /**
     * The columns to read.
     *
     * @throws InvalidInputException if columns are named for a format that has its own, or a word
     *     is said to mean nothing known
     */
    GraphColumns columns() {
        if (format == Format.generic) {
            return GraphColumns.named(
                    new GraphColumns.NodeColumns(
                            or(nodeId, "id"),
                            or(nodeName, "name"),
                            or(nodeKind, "kind"),
                            Optional.ofNullable(nodeSynonyms)),
                    new GraphColumns.EdgeColumns(
                            or(source, "source"),
                            or(relation, "relation"),
                            or(target, "target"),
                            Optional.ofNullable(provenance)),
                    kinds,
                    relations);
        }
        boolean named =
                java.util.stream.Stream.of(
                                nodeId,
                                nodeName,
                                nodeKind,
                                nodeSynonyms,
                                source,
                                relation,
                                target,
                                provenance)
                        .anyMatch(java.util.Objects::nonNull);
        if (named || !kinds.isEmpty() || !relations.isEmpty()) {
            throw new InvalidInputException(
                    "Options for columns go with the generic format only. Write \"hone bkg import generic ...\".");
        }
        return GraphColumns.STANDARD;
    }

    private static String or(String given, String otherwise) {
        return given == null ? otherwise : given;
    }
}
