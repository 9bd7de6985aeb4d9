package org.hone.bkg.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hone.bkg.graph.Kinds;
import org.hone.bkg.graph.KnowledgeGraph;

/**
 * Finds the stretches of a query that name nodes: the longest exact names first, then names with
 * misspelt words; what is left goes to {@link PartialNames}.
 */
final class MentionFinder {
    private static final int SHORTEST_SYMBOL = 3;
    private static final int SHORTEST_CORRECTION = 5;
    private static final int LONGEST_WORD = 64;

    private final KnowledgeGraph graph;
    private final NameTable names;
    private final NameSearch search;
    private final OrdinaryWords ordinary;

    MentionFinder(
            KnowledgeGraph graph, NameTable names, NameSearch search, OrdinaryWords ordinary) {
        this.graph = graph;
        this.names = names;
        this.search = search;
        this.ordinary = ordinary;
    }

    /** A stretch of the query. */
    record Span(int start, int end) {}

    /** What was found, in the order of the text. */
    record Found(List<Mention> mentions, List<Span> unknown) {}

    Found find(String query, List<Word> words) {
        List<String> corrected = words.stream().map(this::corrected).toList();
        Surroundings around = new Surroundings(words);
        List<Mention> mentions = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            boolean afterGene =
                    !mentions.isEmpty() && isGene(mentions.get(mentions.size() - 1).nodes().get(0));
            Optional<Mention> mention = longestAt(words, corrected, i, around, afterGene);
            mention.ifPresent(mentions::add);
            int end = mention.map(Mention::end).orElse(words.get(i).end());
            while (i < words.size() && words.get(i).start() < end) {
                i++;
            }
        }
        return new PartialNames(graph, search, ordinary, query, words, corrected).find(mentions);
    }

    private boolean isGene(int node) {
        return graph.node(node).kind().equals(Kinds.GENE);
    }

    private Optional<Mention> longestAt(
            List<Word> words,
            List<String> corrected,
            int from,
            Surroundings around,
            boolean afterGene) {
        int most = Math.min(names.longest(), words.size() - from);
        for (int n = most; n >= 2; n--) {
            List<Word> part = words.subList(from, from + n);
            List<Integer> nodes = named(part.stream().map(Word::normal).toList(), part);
            if (nodes.isEmpty()) {
                nodes = named(corrected.subList(from, from + n), part);
            }
            if (!nodes.isEmpty()) {
                return Optional.of(
                        new Mention(words.get(from).start(), words.get(from + n - 1).end(), nodes));
            }
        }
        Word word = words.get(from);
        List<Integer> nodes = named(word.normal(), word, from, around, afterGene);
        if (nodes.isEmpty()) {
            nodes = named(corrected.get(from), word, from, around, afterGene);
        }
        return nodes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mention(word.start(), word.end(), nodes));
    }

    /** Nodes of a name of several words, not all of them ordinary unless it is a full name. */
    private List<Integer> named(List<String> normal, List<Word> words) {
        String name = String.join(" ", normal);
        List<Integer> nodes = nodes(name);
        boolean ordinaryOnly =
                words.stream().allMatch(w -> ordinary.contains(w.normal()) || w.isNumber());
        return ordinaryOnly && !isFullName(nodes, name) ? List.of() : nodes;
    }

    private List<Integer> nodes(String name) {
        List<Integer> nodes = names.nodes(name);
        return nodes.isEmpty() && name.endsWith("s")
                ? names.nodes(name.substring(0, name.length() - 1))
                : nodes;
    }

    private boolean isFullName(List<Integer> nodes, String name) {
        return nodes.stream()
                .anyMatch(node -> NameTable.normalise(graph.node(node).name()).equals(name));
    }

    /** Nodes of a name of one word. */
    private List<Integer> named(
            String normal, Word word, int at, Surroundings around, boolean afterGene) {
        List<Integer> nodes = nodes(normal);
        boolean symbol = word.isUpperCase() || word.hasDigit() && !word.isNumber();
        if (symbol || nodes.isEmpty()) {
            return nodes;
        }
        if (word.isNumber() || ordinary.contains(word.normal())) {
            return List.of();
        }
        boolean gene = mayBeSymbol(word, at, around, afterGene);
        return nodes.stream().filter(node -> gene || !isSymbol(node, word)).toList();
    }

    /**
     * Whether a word in small letters may be a gene's symbol: too many symbols are English words,
     * so only where a gene or a name is expected, or where no English word looks like it.
     */
    private boolean mayBeSymbol(Word word, int at, Surroundings around, boolean afterGene) {
        String symbol = word.normal();
        if (symbol.length() < SHORTEST_SYMBOL) {
            return false;
        } else if (around.calledGene(at)) {
            return true;
        } else if (ordinary.isGeneWord(symbol)) {
            return false;
        }
        return !symbol.matches(".*[aeiouy].*") || around.expectGene(at, afterGene);
    }

    private boolean isSymbol(int node, Word word) {
        return isGene(node) && NameTable.normalise(graph.node(node).name()).equals(word.normal());
    }

    private String corrected(Word word) {
        if (word.normal().length() < SHORTEST_CORRECTION
                || word.normal().length() > LONGEST_WORD
                || word.hasDigit()
                || ordinary.contains(word.normal())
                || !search.withWord(word.normal(), 1).isEmpty()) {
            return word.normal();
        }
        Optional<String> correction = search.correct(word.normal());
        return correction.filter(found -> !ordinary.contains(found)).orElse(word.normal());
    }
}
