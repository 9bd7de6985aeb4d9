package org.hone.bkg.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.hone.bkg.graph.KnowledgeGraph;

/**
 * Names that resemble an unknown one: first what the search finds, then names that share most
 * groups of three letters with it (Dice's coefficient), such as myalgia for fibromyalgia. Looks at
 * every name, some 20 ms for 50,000.
 */
final class NearestNames {
    private static final double LEAST = 0.2;
    private static final int GROUP = 3;

    private final KnowledgeGraph graph;
    private final NameSearch search;

    NearestNames(KnowledgeGraph graph, NameSearch search) {
        this.graph = graph;
        this.search = search;
    }

    /** At most that many nodes, best first, each name once. */
    List<Integer> of(String text, int limit) {
        List<Integer> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<Integer> candidates =
                new LinkedHashSet<>(search.search(text, Optional.empty(), limit * 2));
        candidates.forEach(node -> add(node, found, names));
        if (found.size() < limit) {
            byLetters(text, limit * 3).forEach(node -> add(node, found, names));
        }
        return found.subList(0, Math.min(limit, found.size()));
    }

    private void add(int node, List<Integer> found, Set<String> names) {
        if (names.add(NameTable.normalise(graph.node(node).name()))) {
            found.add(node);
        }
    }

    private record Scored(int node, double score) {}

    private List<Integer> byLetters(String text, int limit) {
        Set<String> wanted = groups(NameTable.normalise(text));
        PriorityQueue<Scored> best =
                new PriorityQueue<>(java.util.Comparator.comparingDouble(Scored::score));
        for (int node = 0; node < graph.size(); node++) {
            double score = resemblance(wanted, graph.node(node).name());
            for (String synonym : graph.synonyms(node)) {
                score = Math.max(score, resemblance(wanted, synonym));
            }
            if (score >= LEAST && (best.size() < limit || score > best.peek().score())) {
                best.add(new Scored(node, score));
                if (best.size() > limit) {
                    best.poll();
                }
            }
        }
        return best.stream()
                .sorted(java.util.Comparator.comparingDouble(scored -> -scored.score()))
                .map(Scored::node)
                .toList();
    }

    private static double resemblance(Set<String> wanted, String name) {
        String small = name.toLowerCase(java.util.Locale.ROOT);
        int groups = Math.max(0, small.length() - GROUP + 1);
        int shared = 0;
        for (int i = 0; i < groups; i++) {
            if (wanted.contains(small.substring(i, i + GROUP))) {
                shared++;
            }
        }
        return wanted.isEmpty() ? 0 : 2.0 * shared / (wanted.size() + groups);
    }

    private static Set<String> groups(String normal) {
        Set<String> groups = new HashSet<>();
        for (int i = 0; i + GROUP <= normal.length(); i++) {
            groups.add(normal.substring(i, i + GROUP));
        }
        return groups;
    }
}
