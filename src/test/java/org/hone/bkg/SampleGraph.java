package org.hone.bkg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hone.bkg.graph.GraphFile;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.imports.GraphImport;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/** The graph of {@code data/bkg}, read as the program reads it. */
final class SampleGraph {
    private SampleGraph() {}

    static KnowledgeGraph load() {
        try {
            Path folder = Files.createTempDirectory("hone-sample");
            GraphFile file = new GraphFile(folder.resolve("graph"));
            new GraphImport()
                    .run(
                            Path.of("data/bkg/nodes.csv"),
                            Path.of("data/bkg/edges.csv"),
                            file,
                            Progress.NONE,
                            Cancellation.none());
            KnowledgeGraph graph = file.load(Progress.NONE);
            try (var files = Files.list(folder)) {
                for (Path one : files.toList()) {
                    Files.delete(one);
                }
            }
            Files.delete(folder);
            return graph;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
