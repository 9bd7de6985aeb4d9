package org.hone.bkg.graph;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of edges: Hetionet's 24 metaedges. */
public enum Metaedge {
    AdG(Kinds.ANATOMY, "downregulates", Kinds.GENE),
    AeG(Kinds.ANATOMY, "expresses", Kinds.GENE),
    AuG(Kinds.ANATOMY, "upregulates", Kinds.GENE),
    CbG(Kinds.COMPOUND, "binds", Kinds.GENE),
    CcSE(Kinds.COMPOUND, "causes", Kinds.SIDE_EFFECT),
    CdG(Kinds.COMPOUND, "downregulates", Kinds.GENE),
    CpD(Kinds.COMPOUND, "palliates", Kinds.DISEASE),
    CrC(Kinds.COMPOUND, "resembles", Kinds.COMPOUND),
    CtD(Kinds.COMPOUND, "treats", Kinds.DISEASE),
    CuG(Kinds.COMPOUND, "upregulates", Kinds.GENE),
    DaG(Kinds.DISEASE, "associates", Kinds.GENE),
    DdG(Kinds.DISEASE, "downregulates", Kinds.GENE),
    DlA(Kinds.DISEASE, "localizes", Kinds.ANATOMY),
    DpS(Kinds.DISEASE, "presents", Kinds.SYMPTOM),
    DrD(Kinds.DISEASE, "resembles", Kinds.DISEASE),
    DuG(Kinds.DISEASE, "upregulates", Kinds.GENE),
    GcG(Kinds.GENE, "covaries", Kinds.GENE),
    GiG(Kinds.GENE, "interacts", Kinds.GENE),
    GpBP(Kinds.GENE, "participates", Kinds.PROCESS),
    GpCC(Kinds.GENE, "participates", Kinds.COMPONENT),
    GpMF(Kinds.GENE, "participates", Kinds.FUNCTION),
    GpPW(Kinds.GENE, "participates", Kinds.PATHWAY),
    GrG(Kinds.GENE, "regulates", Kinds.GENE),
    PCiC(Kinds.CLASS, "includes", Kinds.COMPOUND);

    private static final Map<String, Metaedge> BY_LETTERS =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(Metaedge::letters, m -> m));

    private final String source;
    private final String relation;
    private final String target;

    Metaedge(String source, String relation, String target) {
        this.source = source;
        this.relation = relation;
        this.target = target;
    }

    /** The kind at its beginning. */
    public String source() {
        return source;
    }

    /** Its verb, such as {@code treats}. */
    public String relation() {
        return relation;
    }

    /** The kind at its end. */
    public String target() {
        return target;
    }

    /** Whether an edge stored once reads the same in both directions. */
    public boolean symmetric() {
        return this == CrC || this == DrD || this == GcG || this == GiG;
    }

    /** Hetionet's letters; the one directed edge between genes is {@code Gr>G}. */
    public String letters() {
        return this == GrG ? "Gr>G" : name();
    }

    /** The metaedge of those letters. */
    public static Optional<Metaedge> ofLetters(String letters) {
        return Optional.ofNullable(BY_LETTERS.get(letters));
    }
}
