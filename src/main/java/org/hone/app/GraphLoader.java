package org.hone.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hone.bkg.graph.GraphFile;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.imports.GraphImport;
import org.hone.cli.Installation;
import org.hone.domain.InvalidInputException;
import org.hone.io.Checksums;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/** The graph of the user's data folder; the sample graph until another one is imported. */
final class GraphLoader {
    private final Installation installation;

    GraphLoader(Installation installation) {
        this.installation = installation;
    }

    /** Where an imported graph is. */
    GraphFile imported() {
        return new GraphFile(installation.userData().resolve("graph"));
    }

    KnowledgeGraph load(Progress progress) throws IOException {
        return imported().exists() ? imported().load(progress) : sample(progress);
    }

    /** The sample graph as Hone ships it now: its file is named after its tables and their form. */
    private KnowledgeGraph sample(Progress progress) throws IOException {
        Path nodes = installation.sampleGraph().resolve("nodes.csv");
        Path edges = installation.sampleGraph().resolve("edges.csv");
        for (Path table : List.of(nodes, edges)) {
            if (!Files.isRegularFile(table)) {
                throw new InvalidInputException(
                        "There is no file %s. Put back the data folder that Hone comes with."
                                .formatted(table));
            }
        }
        String tables = Checksums.sha256(nodes) + Checksums.sha256(edges) + GraphFile.FORMAT;
        String version = Checksums.sha256(tables.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        GraphFile file =
                new GraphFile(
                        installation.userData().resolve("sample-graph-" + version.substring(0, 8)));
        if (!file.exists()) {
            progress.update(0, 0, "Loading the sample graph");
            new GraphImport().run(nodes, edges, file, progress, Cancellation.none());
        }
        return file.load(progress);
    }
}
