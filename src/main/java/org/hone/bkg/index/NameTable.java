package org.hone.bkg.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hone.bkg.graph.KnowledgeGraph;

/** Exact look-up of nodes by name or synonym; case and punctuation do not matter. */
public final class NameTable {
    private final Map<String, List<Integer>> byName = new HashMap<>();
    private final int longest;

    /** Reads all names of a graph. */
    public NameTable(KnowledgeGraph graph) {
        int words = 1;
        for (int node = 0; node < graph.size(); node++) {
            words = Math.max(words, add(graph.node(node).name(), node));
            for (String synonym : graph.synonyms(node)) {
                words = Math.max(words, add(synonym, node));
            }
        }
        longest = Math.min(words, 12);
    }

    private int add(String name, int node) {
        String key = normalise(name);
        if (!key.isEmpty()) {
            List<Integer> nodes = byName.computeIfAbsent(key, k -> new ArrayList<>(1));
            if (!nodes.contains(node)) {
                nodes.add(node);
            }
        }
        return key.split(" ").length;
    }

    /** Lower case, letters and digits only, single spaces. */
    public static String normalise(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("['\u2019]s\\b", "s")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** Nodes of that name or synonym, in the graph's order. */
    public List<Integer> nodes(String name) {
        return byName.getOrDefault(normalise(name), List.of());
    }

    /** The most words that a name has, at most 12. */
    int longest() {
        return longest;
    }
}
