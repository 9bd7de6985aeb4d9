package org.hone.bkg;

import java.util.List;
import org.hone.bkg.graph.Kinds;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.graph.Metaedge;
import org.hone.bkg.index.EntityIndex;
import org.hone.domain.Entity;

/** A graph small enough to know by heart. */
public final class SmallGraph {
    private SmallGraph() {}

    public static KnowledgeGraph create() {
        KnowledgeGraph.Builder graph = new KnowledgeGraph.Builder();
        node(
                graph,
                "Disease::T1D",
                "type 1 diabetes mellitus",
                Kinds.DISEASE,
                "T1D",
                "juvenile diabetes");
        node(graph, "Disease::T2D", "type 2 diabetes mellitus", Kinds.DISEASE, "T2D");
        node(graph, "Disease::HTN", "hypertension", Kinds.DISEASE, "high blood pressure");
        node(graph, "Compound::INS", "Insulin", Kinds.COMPOUND);
        node(graph, "Compound::MET", "Metformin", Kinds.COMPOUND, "Glucophage");
        node(graph, "Compound::LIS", "Lisinopril", Kinds.COMPOUND);
        node(graph, "Gene::INS", "INS", Kinds.GENE, "insulin gene");
        node(graph, "Gene::TCF7L2", "TCF7L2", Kinds.GENE);
        node(graph, "Gene::REST", "REST", Kinds.GENE);
        node(graph, "Side Effect::NAU", "Nausea", Kinds.SIDE_EFFECT);
        node(graph, "Side Effect::HTN", "Hypertension", Kinds.SIDE_EFFECT);
        node(graph, "Pathway::INS", "Insulin signaling", Kinds.PATHWAY);
        graph.edge("Disease::T1D", Metaedge.DaG, "Gene::INS");
        graph.edge("Disease::T2D", Metaedge.DaG, "Gene::INS");
        graph.edge("Disease::T2D", Metaedge.DaG, "Gene::TCF7L2");
        graph.edge("Compound::INS", Metaedge.CtD, "Disease::T1D");
        graph.edge("Compound::MET", Metaedge.CtD, "Disease::T2D");
        graph.edge("Compound::LIS", Metaedge.CtD, "Disease::HTN");
        graph.edge("Compound::MET", Metaedge.CpD, "Disease::T1D");
        graph.edge("Compound::MET", Metaedge.CcSE, "Side Effect::NAU");
        graph.edge("Gene::INS", Metaedge.GpPW, "Pathway::INS");
        graph.edge("Gene::INS", Metaedge.GiG, "Gene::TCF7L2");
        return graph.build();
    }

    /** A service of it, on a free port. */
    public static BkgServer serve() {
        KnowledgeGraph graph = create();
        return BkgServer.start(graph, new EntityIndex(graph), "127.0.0.1", 0);
    }

    private static void node(
            KnowledgeGraph.Builder graph, String id, String name, String kind, String... synonyms) {
        graph.node(new Entity(id, name, kind), List.of(synonyms));
    }
}
