package org.hone.app;

import java.io.IOException;
import org.hone.bkg.graph.GraphFile;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.imports.GraphImport;
import org.hone.cli.Installation;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/** The graph of the user's data folder; the sample graph until another one is imported. */
final class GraphLoader {
    private final Installation installation;

    GraphLoader(Installation installation) {
        this.installation = installation;
    }

    GraphFile file() {
        return new GraphFile(installation.userData().resolve("graph"));
    }

    KnowledgeGraph load(Progress progress) throws IOException {
        GraphFile file = file();
        if (!file.exists()) {
            progress.update(0, 0, "Loading the sample graph");
            new GraphImport()
                    .run(
                            installation.sampleGraph().resolve("nodes.csv"),
                            installation.sampleGraph().resolve("edges.csv"),
                            file,
                            progress,
                            Cancellation.none());
        }
        return file.load(progress);
    }
}
