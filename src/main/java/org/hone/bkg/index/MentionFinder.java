package org.hone.bkg.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hone.bkg.graph.Kinds;
import org.hone.bkg.graph.KnowledgeGraph;

/**
 * Finds the stretches of a query that name nodes: the longest exact names first, then names with
 * misspelt words, then single words of names; and what looks like a name but is none.
 */
final class MentionFinder {
    private static final int SHORTEST_GUESS = 4;
    private static final int SHORTEST_CORRECTION = 5;
    private static final int LONGEST_WORD = 64;
    private static final int MAX_READINGS = 9;
    private static final Pattern QUOTED =
            Pattern.compile("[\"\u201c]([^\"\u201d]{2,80})[\"\u201d]");
    private static final Set<String> INTRODUCING =
            Set.of(
                    "with",
                    "for",
                    "of",
                    "treat",
                    "treats",
                    "treating",
                    "about",
                    "cause",
                    "causes",
                    "causing",
                    "between",
                    "against",
                    "bind",
                    "binds",
                    "on",
                    "in",
                    "and",
                    "or",
                    "to");

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
        List<Mention> mentions = new ArrayList<>();
        List<Span> unknown = new ArrayList<>();
        List<String> corrected = words.stream().map(this::corrected).toList();
        int i = 0;
        while (i < words.size()) {
            Mention mention = longestAt(words, corrected, i);
            if (mention != null) {
                mentions.add(mention);
                int end = mention.end();
                while (i < words.size() && words.get(i).start() < end) {
                    i++;
                }
            } else {
                if (looksLikeName(words, i)) {
                    unknown.add(new Span(words.get(i).start(), words.get(i).end()));
                }
                i++;
            }
        }
        return new Found(mentions, withQuoted(query, mentions, unknown));
    }

    private Mention longestAt(List<Word> words, List<String> corrected, int from) {
        int most = Math.min(names.longest(), words.size() - from);
        for (int n = most; n >= 1; n--) {
            List<Integer> nodes = named(words.subList(from, from + n));
            if (nodes.isEmpty()) {
                nodes = named(corrected.subList(from, from + n), words.subList(from, from + n));
            }
            if (!nodes.isEmpty()) {
                return new Mention(words.get(from).start(), words.get(from + n - 1).end(), nodes);
            }
        }
        return byOneWord(words.get(from), corrected.get(from));
    }

    private List<Integer> named(List<Word> words) {
        return named(words.stream().map(Word::normal).toList(), words);
    }

    /** Nodes of that name; ordinary words and gene symbols in small letters name nothing. */
    private List<Integer> named(List<String> normal, List<Word> words) {
        String name = String.join(" ", normal);
        List<Integer> nodes = names.nodes(name);
        if (nodes.isEmpty() && name.endsWith("s")) {
            nodes = names.nodes(name.substring(0, name.length() - 1));
        }
        if (words.size() > 1 || nodes.isEmpty()) {
            return words.stream()
                                    .allMatch(
                                            word ->
                                                    ordinary.contains(word.normal())
                                                            || word.isNumber())
                            && !isFullName(nodes, name)
                    ? List.of()
                    : nodes;
        }
        Word word = words.get(0);
        boolean symbol = word.isUpperCase() || word.hasDigit() && !word.isNumber();
        if (symbol) {
            return nodes;
        }
        if (word.isNumber() || ordinary.contains(word.normal())) {
            return List.of();
        }
        return nodes.stream().filter(node -> !isSymbol(node, word)).toList();
    }

    /** Gene symbols count in capitals only: too many are words as well. */
    private boolean isSymbol(int node, Word word) {
        return graph.node(node).kind().equals(Kinds.GENE)
                && NameTable.normalise(graph.node(node).name()).equals(word.normal());
    }

    private boolean isFullName(List<Integer> nodes, String name) {
        return nodes.stream()
                .anyMatch(node -> NameTable.normalise(graph.node(node).name()).equals(name));
    }

    /** A word that stands in several names: ambiguous, such as {@code diabetes}. */
    private Mention byOneWord(Word word, String corrected) {
        if (corrected.length() < SHORTEST_GUESS
                || corrected.length() > LONGEST_WORD
                || word.isNumber()
                || ordinary.contains(word.normal())) {
            return null;
        }
        List<Integer> nodes =
                search.withWord(corrected, 60).stream()
                        .filter(
                                node ->
                                        Set.of(Kinds.DISEASE, Kinds.COMPOUND, Kinds.SYMPTOM)
                                                .contains(graph.node(node).kind()))
                        .limit(MAX_READINGS)
                        .toList();
        return nodes.isEmpty() ? null : new Mention(word.start(), word.end(), nodes);
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

    private boolean looksLikeName(List<Word> words, int i) {
        Word word = words.get(i);
        if (word.isNumber() || word.normal().length() < 3 || ordinary.contains(word.normal())) {
            return false;
        }
        boolean introduced = i > 0 && INTRODUCING.contains(words.get(i - 1).normal());
        boolean capital = i > 0 && Character.isUpperCase(word.written().charAt(0));
        return introduced || capital || word.hasDigit();
    }

    private static List<Span> withQuoted(String query, List<Mention> mentions, List<Span> unknown) {
        List<Span> spans = new ArrayList<>(unknown);
        Matcher quoted = QUOTED.matcher(query);
        while (quoted.find()) {
            Span span = new Span(quoted.start(1), quoted.end(1));
            boolean linked =
                    mentions.stream()
                            .anyMatch(m -> m.start() < span.end() && m.end() > span.start());
            if (!linked) {
                spans.removeIf(other -> other.start() >= span.start() && other.end() <= span.end());
                spans.add(span);
            }
        }
        spans.sort(java.util.Comparator.comparingInt(Span::start));
        return spans;
    }
}
