package org.hone.bkg;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** A body for each operation that the sample graph answers with at least one row. */
final class OpenApiExamples {
    private static final String ALZHEIMER = "Disease::DOID:10652";
    private static final String APP = "Gene::351";
    private static final String LOSARTAN = "Compound::DB00678";

    /** By parameter; {@link #OTHERWISE} has what these would not answer. */
    private static final Map<String, String> INPUTS =
            Map.ofEntries(
                    Map.entry("disease", ALZHEIMER),
                    Map.entry("gene", "Gene::1956"),
                    Map.entry("compound", LOSARTAN),
                    Map.entry("pharmacologic_class", "Pharmacologic Class::N0000175076"),
                    Map.entry("pathway", "Pathway::PC7_1684"),
                    Map.entry("biological_process", "Biological Process::GO:0042593"),
                    Map.entry("molecular_function", "Molecular Function::GO:0004672"),
                    Map.entry("cellular_component", "Cellular Component::GO:0045202"),
                    Map.entry("symptom", "Symptom::D005221"),
                    Map.entry("side_effect", "Side Effect::C0018681"),
                    Map.entry("anatomy", "Anatomy::UBERON:0000955"));

    private static final Map<String, String> OTHERWISE = Map.of("gene_components", APP);

    private final ObjectMapper mapper;

    OpenApiExamples(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The example of an operation. */
    ObjectNode of(String operation) {
        Optional<ListOperation> list =
                ListOperations.all().stream().filter(l -> l.name().equals(operation)).findFirst();
        ObjectNode body = mapper.createObjectNode();
        if (list.isPresent()) {
            String usual = INPUTS.get(list.get().parameter());
            return body.put(list.get().parameter(), OTHERWISE.getOrDefault(operation, usual));
        }
        switch (operation) {
            case "search_entities" -> body.put("text", "diabetes").put("kind", "Disease");
            case "entity" -> body.put("id", ALZHEIMER);
            case "count" -> body.set("list", genes(APP, "Gene::348"));
            case "top" -> {
                body.set("list", genes(APP, "Gene::348"));
                body.put("by", "degree").put("n", 1);
            }
            case "filter" -> {
                body.set("list", genes(APP, "Gene::348"));
                body.put("relation", "associates");
            }
            case "path" -> body.put("from", LOSARTAN).put("to", APP).put("max_length", 4);
            case "intersect", "union" -> {
                body.set("a", genes(APP, "Gene::348"));
                body.set("b", genes(APP, "Gene::5663"));
            }
            case "difference" -> {
                body.set("a", genes(APP, "Gene::348"));
                body.set("b", genes(APP));
            }
            default -> throw new IllegalArgumentException("No example of " + operation);
        }
        return body;
    }

    /** Rows as {@code disease_genes} answers them for Alzheimer's disease. */
    private ArrayNode genes(String... ids) {
        ArrayNode rows = mapper.createArrayNode();
        for (String id : ids) {
            rows.addObject().put("id", id).put("relation", "associates").put("input", ALZHEIMER);
        }
        return rows;
    }
}
