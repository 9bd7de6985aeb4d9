package org.hone.app;

import java.io.IOException;
import java.nio.file.Path;
import org.hone.bkg.BkgServer;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.imports.GraphColumns;
import org.hone.bkg.imports.GraphImport;
import org.hone.bkg.index.EntityIndex;
import org.hone.cli.BkgCommand;
import org.hone.cli.Installation;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/** The graph of the user's data folder. */
record LocalGraphs(Installation installation) implements BkgCommand.Graphs {
    @Override
    public BkgCommand.Running serve(String host, int port, Progress progress) throws IOException {
        KnowledgeGraph graph = new GraphLoader(installation).load(progress);
        BkgServer server = BkgServer.start(graph, new EntityIndex(graph), host, port);
        return new BkgCommand.Running(server.baseUrl().toString(), server);
    }

    @Override
    public String importFiles(
            Path nodes,
            Path edges,
            GraphColumns columns,
            Progress progress,
            Cancellation cancellation)
            throws IOException {
        GraphImport.Counts counts =
                new GraphImport(columns)
                        .run(
                                nodes,
                                edges,
                                new GraphLoader(installation).imported(),
                                progress,
                                cancellation);
        return "%,d nodes and %,d edges".formatted(counts.nodes(), counts.edges());
    }

    @Override
    public Path sampleEdges() {
        return installation.sampleGraph().resolve("edges.csv");
    }
}
