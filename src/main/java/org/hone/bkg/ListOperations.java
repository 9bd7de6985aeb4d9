package org.hone.bkg;

import static org.hone.bkg.Hop.against;
import static org.hone.bkg.Hop.along;
import static org.hone.bkg.graph.Metaedge.*;

import java.util.List;

/** All operations that list neighbours, in the order of the service's document. */
final class ListOperations {
    private ListOperations() {}

    static List<ListOperation> all() {
        return List.of(
                ListOperation.of(
                                "disease_genes",
                                "disease",
                                "Genes of diseases",
                                "Find genes associated with {disease}",
                                along(DaG),
                                along(DuG),
                                along(DdG))
                        .withDefault("associates"),
                ListOperation.of(
                        "disease_treatments",
                        "disease",
                        "Drugs that treat or palliate diseases",
                        "Find drugs that treat {disease}",
                        against(CtD),
                        against(CpD)),
                ListOperation.of(
                        "disease_symptoms",
                        "disease",
                        "Symptoms that diseases present",
                        "Find symptoms of {disease}",
                        along(DpS)),
                ListOperation.of(
                        "disease_anatomy",
                        "disease",
                        "Parts of the body that diseases affect",
                        "Find parts of the body affected by {disease}",
                        along(DlA)),
                ListOperation.of(
                        "similar_diseases",
                        "disease",
                        "Diseases that resemble diseases",
                        "Find diseases similar to {disease}",
                        along(DrD)),
                ListOperation.of(
                                "gene_diseases",
                                "gene",
                                "Diseases of genes",
                                "Find diseases associated with {gene}",
                                against(DaG),
                                against(DuG),
                                against(DdG))
                        .withDefault("associates"),
                ListOperation.of(
                        "gene_pathways",
                        "gene",
                        "Pathways in which genes participate",
                        "Find pathways of {gene}",
                        along(GpPW)),
                ListOperation.of(
                        "gene_processes",
                        "gene",
                        "Biological processes in which genes participate",
                        "Find biological processes of {gene}",
                        along(GpBP)),
                ListOperation.of(
                        "gene_functions",
                        "gene",
                        "Molecular functions of genes",
                        "Find molecular functions of {gene}",
                        along(GpMF)),
                ListOperation.of(
                        "gene_components",
                        "gene",
                        "Cellular components of genes",
                        "Find cellular components of {gene}",
                        along(GpCC)),
                ListOperation.of(
                        "gene_interactions",
                        "gene",
                        "Genes whose products interact with those of genes",
                        "Find genes that interact with {gene}",
                        along(GiG)),
                ListOperation.of(
                        "gene_anatomy",
                        "gene",
                        "Parts of the body in which genes are expressed",
                        "Find parts of the body that express {gene}",
                        against(AeG),
                        against(AuG),
                        against(AdG)),
                ListOperation.of(
                        "gene_compounds",
                        "gene",
                        "Drugs that act on genes",
                        "Find drugs that act on {gene}",
                        against(CbG),
                        against(CuG),
                        against(CdG)),
                ListOperation.of(
                                "compound_targets",
                                "compound",
                                "Genes that drugs act on",
                                "Find genes targeted by {compound}",
                                along(CbG),
                                along(CuG),
                                along(CdG))
                        .withDefault("binds"),
                ListOperation.of(
                        "compound_indications",
                        "compound",
                        "Diseases that drugs treat or palliate",
                        "Find diseases treated with {compound}",
                        along(CtD),
                        along(CpD)),
                ListOperation.of(
                        "compound_side_effects",
                        "compound",
                        "Side effects of drugs",
                        "Find side effects of {compound}",
                        along(CcSE)),
                ListOperation.of(
                        "similar_compounds",
                        "compound",
                        "Drugs that resemble drugs",
                        "Find drugs similar to {compound}",
                        along(CrC)),
                ListOperation.of(
                        "compound_classes",
                        "compound",
                        "Pharmacologic classes of drugs",
                        "Find pharmacologic classes of {compound}",
                        against(PCiC)),
                ListOperation.of(
                        "class_compounds",
                        "pharmacologic_class",
                        "Drugs of pharmacologic classes",
                        "Find drugs of the class {pharmacologic_class}",
                        along(PCiC)),
                ListOperation.of(
                        "pathway_genes",
                        "pathway",
                        "Genes of pathways",
                        "Find genes in the pathway {pathway}",
                        against(GpPW)),
                ListOperation.of(
                        "process_genes",
                        "biological_process",
                        "Genes of biological processes",
                        "Find genes in the process {biological_process}",
                        against(GpBP)),
                ListOperation.of(
                        "function_genes",
                        "molecular_function",
                        "Genes of molecular functions",
                        "Find genes with the function {molecular_function}",
                        against(GpMF)),
                ListOperation.of(
                        "component_genes",
                        "cellular_component",
                        "Genes of cellular components",
                        "Find genes in the component {cellular_component}",
                        against(GpCC)),
                ListOperation.of(
                        "symptom_diseases",
                        "symptom",
                        "Diseases that present symptoms",
                        "Find diseases with the symptom {symptom}",
                        against(DpS)),
                ListOperation.of(
                        "side_effect_compounds",
                        "side_effect",
                        "Drugs that cause side effects",
                        "Find drugs that cause {side_effect}",
                        against(CcSE)),
                ListOperation.of(
                        "anatomy_genes",
                        "anatomy",
                        "Genes that parts of the body express",
                        "Find genes expressed in {anatomy}",
                        along(AeG),
                        along(AuG),
                        along(AdG)),
                ListOperation.of(
                        "anatomy_diseases",
                        "anatomy",
                        "Diseases that affect parts of the body",
                        "Find diseases that affect {anatomy}",
                        against(DlA)));
    }
}
