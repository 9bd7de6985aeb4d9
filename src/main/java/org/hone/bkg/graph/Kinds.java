package org.hone.bkg.graph;

import java.util.List;

/** The kinds of nodes, as in Hetionet. */
public final class Kinds {
    public static final String COMPOUND = "Compound";
    public static final String DISEASE = "Disease";
    public static final String GENE = "Gene";
    public static final String ANATOMY = "Anatomy";
    public static final String SYMPTOM = "Symptom";
    public static final String SIDE_EFFECT = "Side Effect";
    public static final String PATHWAY = "Pathway";
    public static final String PROCESS = "Biological Process";
    public static final String FUNCTION = "Molecular Function";
    public static final String COMPONENT = "Cellular Component";
    public static final String CLASS = "Pharmacologic Class";

    /** All eleven. */
    public static final List<String> ALL =
            List.of(
                    COMPOUND,
                    DISEASE,
                    GENE,
                    ANATOMY,
                    SYMPTOM,
                    SIDE_EFFECT,
                    PATHWAY,
                    PROCESS,
                    FUNCTION,
                    COMPONENT,
                    CLASS);

    private Kinds() {}
}
