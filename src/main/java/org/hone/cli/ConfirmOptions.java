package org.hone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hone.domain.InvalidInputException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What {@code hone bkg confirm} is told: the larger graph's files, and what to print. */
final class ConfirmOptions {
    private static final List<String> ENDINGS =
            List.of(".tsv.gz", ".tsv", ".csv.gz", ".csv", ".sif.gz", ".sif");

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Larger larger;

    @Option(
            names = "--sample",
            paramLabel = "FILE",
            description = "The edge table to look up (default: data/bkg/edges.csv of Hone).")
    Path sample;

    @Option(names = "--list", description = "List the rows that are not confirmed.")
    boolean list;

    private static final class Larger {
        @Option(
                names = "--against",
                paramLabel = "FOLDER",
                description =
                        "The larger graph's folder, with nodes and edges as .tsv, .csv or .sif, plain or gzipped.")
        private Path folder;

        @ArgGroup(exclusive = false, multiplicity = "1")
        private TwoTables files;
    }

    private static final class TwoTables {
        @Option(
                names = "--nodes",
                required = true,
                paramLabel = "FILE",
                description = "The larger graph's nodes.")
        private Path nodes;

        @Option(
                names = "--edges",
                required = true,
                paramLabel = "FILE",
                description = "The larger graph's edges; may be repeated.")
        private List<Path> edges;
    }

    Path nodes() {
        return larger.files == null ? inFolder("nodes") : larger.files.nodes;
    }

    List<Path> edges() {
        return larger.files == null ? List.of(inFolder("edges")) : larger.files.edges;
    }

    private Path inFolder(String name) {
        return ENDINGS.stream()
                .map(ending -> larger.folder.resolve(name + ending))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidInputException(
                                        "There is no %s file in %s. Name the files with --nodes and --edges."
                                                .formatted(name, larger.folder)));
    }
}
