package org.hone.bkg.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hone.bkg.graph.Kinds;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.index.MentionFinder.Found;
import org.hone.bkg.index.MentionFinder.Span;

/**
 * What exact names leave over: words that stand in the names of several nodes ({@code diabetes}),
 * and names that no node has ({@code short bowel syndrome}), which are reported rather than lost. A
 * part of the body or a symptom that begins a longer unknown name ({@code kidney stones}) belongs
 * to that name.
 */
final class PartialNames {
    private static final int SHORTEST_GUESS = 4;
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_WORD = 64;
    private static final int MOST_WORDS = 5;
    private static final int MAX_READINGS = 9;
    private static final Pattern QUOTED =
            Pattern.compile("[\"\u201c]([^\"\u201d]{2,80})[\"\u201d]");
    private static final Pattern MEDICAL =
            Pattern.compile(
                    ".{3,}(itis|osis|a?emia|omas?|pathy|algia|plegia|rrh?ea|mab|[tn]inib|statins?|pril|sartan|olol|azole|cillin|mycin|oxetine|azepam)");
    private static final Set<String> HEADS = Set.of("syndrome", "disease", "disorder");
    private static final Set<String> LEADING = Set.of("short", "long", "high", "low", "chronic");

    /** What follows a part of the body or a symptom in the name of a disease. */
    private static final Set<String> AFTER_BODY =
            Set.of(
                    ("stone stones attack attacks failure infection infections injury tumor tumors"
                                    + " tumour tumours cancer cancers barrier ulcer ulcers clot clots"
                                    + " cramps spasm spasms fracture dystrophy dysfunction inflammation"
                                    + " swelling bleeding rash")
                            .split(" "));

    /** Words of many names that alone mean none of them. */
    private static final Set<String> GENERIC =
            Set.of(
                    ("syndrome pressure blood acid primary secondary familial congenital deficiency"
                                    + " infection infections failure attack attacks stage heart chronic"
                                    + " acute sodium muscle bowel")
                            .split(" "));

    private static final Set<String> GUESSED = Set.of(Kinds.DISEASE, Kinds.COMPOUND, Kinds.SYMPTOM);
    private static final Set<String> BEGINNING =
            Set.of(Kinds.ANATOMY, Kinds.SYMPTOM, Kinds.SIDE_EFFECT);

    private final KnowledgeGraph graph;
    private final NameSearch search;
    private final OrdinaryWords ordinary;
    private final String query;
    private final List<Word> words;
    private final List<String> corrected;
    private final Surroundings around;
    private final Mention[] covering;
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Span> unknown = new ArrayList<>();

    PartialNames(
            KnowledgeGraph graph,
            NameSearch search,
            OrdinaryWords ordinary,
            String query,
            List<Word> words,
            List<String> corrected) {
        this.graph = graph;
        this.search = search;
        this.ordinary = ordinary;
        this.query = query;
        this.words = words;
        this.corrected = corrected;
        this.around = new Surroundings(words);
        this.covering = new Mention[words.size()];
    }

    /** Adds to exact mentions, in the order of the text, what else there is. */
    Found find(List<Mention> exact) {
        for (int i = 0; i < words.size(); i++) {
            int start = words.get(i).start();
            covering[i] =
                    exact.stream()
                            .filter(m -> m.start() <= start && start < m.end())
                            .findFirst()
                            .orElse(null);
        }
        mentions.addAll(exact);
        int i = 0;
        while (i < words.size()) {
            int end = runEnd(i);
            if (end > i) {
                run(i, end);
            }
            i = Math.max(end, i + 1);
        }
        mentions.sort(Comparator.comparingInt(Mention::start));
        addQuoted();
        return new Found(mentions, unknown);
    }

    /** The end of the words from here that may be one name; here itself if they are none. */
    private int runEnd(int from) {
        int i = from;
        while (i < words.size() && i - from < MOST_WORDS && (i == from || joined(i))) {
            boolean head = HEADS.contains(words.get(i).normal());
            if (head && i > from) {
                return i + 1;
            } else if (head || covering[i] != null && !begins(covering[i])) {
                return i;
            } else if (covering[i] == null && !isNameWord(i)) {
                boolean leads = LEADING.contains(words.get(i).normal()) && i == from;
                if (!leads || i + 1 >= words.size() || !joined(i + 1) || !continues(i + 1)) {
                    return i;
                }
            } else if (i > from
                    && covering[i - 1] != null
                    && covering[i] == null
                    && !continuesBody(words.get(i).normal())) {
                return i;
            }
            i++;
        }
        return i;
    }

    private static boolean continuesBody(String word) {
        return AFTER_BODY.contains(word) || MEDICAL.matcher(word).matches();
    }

    private boolean continues(int i) {
        return covering[i] == null ? isNameWord(i) : begins(covering[i]);
    }

    private boolean isNameWord(int i) {
        Word word = words.get(i);
        return !word.isNumber()
                && word.normal().length() >= SHORTEST_NAME
                && !ordinary.contains(word.normal());
    }

    /** Whether only blanks, hyphens or apostrophes part a word from the one before. */
    private boolean joined(int i) {
        return query.substring(words.get(i - 1).end(), words.get(i).start())
                .chars()
                .allMatch(c -> Character.isWhitespace(c) || c == '-' || c == '\'' || c == '\u2019');
    }

    /** Whether a mention may be the first part of a longer name. */
    private boolean begins(Mention mention) {
        return mention.nodes().stream()
                .allMatch(node -> BEGINNING.contains(graph.node(node).kind()));
    }

    private void run(int from, int end) {
        boolean head = HEADS.contains(words.get(end - 1).normal());
        if (IntStream.range(from, end).allMatch(i -> covering[i] != null)) {
            return;
        }
        if (!head && covering[end - 1] != null) {
            for (int i = from; i < end; i++) {
                if (covering[i] == null && isNameWord(i)) {
                    alone(i);
                }
            }
        } else if (end - from == 1) {
            alone(from);
        } else {
            together(from, end);
        }
    }

    /** A word that stands in several names is ambiguous; else it may be an unknown name. */
    private void alone(int i) {
        Word word = words.get(i);
        String guess = corrected.get(i);
        if (guess.length() >= SHORTEST_GUESS
                && guess.length() <= LONGEST_WORD
                && !GENERIC.contains(guess)) {
            List<Integer> nodes = guessed(List.of(guess));
            if (!nodes.isEmpty()) {
                mentions.add(new Mention(word.start(), word.end(), nodes));
                return;
            }
        }
        boolean capital = i > 0 && Character.isUpperCase(word.written().charAt(0));
        if (capital
                || word.hasDigit()
                || MEDICAL.matcher(word.normal()).matches()
                || around.expectName(i, i + 1)) {
            unknown.add(new Span(word.start(), word.end()));
        }
    }

    /** Words that stand in one name together mean it; else they are an unknown name. */
    private void together(int from, int end) {
        int start = words.get(from).start();
        int stop = words.get(end - 1).end();
        List<Integer> nodes = guessed(corrected.subList(from, end));
        boolean expected = around.expectName(from, end);
        boolean covered = IntStream.range(from, end).anyMatch(i -> covering[i] != null);
        if (!nodes.isEmpty()
                || expected
                || covered
                || HEADS.contains(words.get(end - 1).normal())) {
            mentions.removeIf(m -> m.start() >= start && m.end() <= stop);
            if (nodes.isEmpty()) {
                unknown.add(new Span(start, stop));
            } else {
                mentions.add(new Mention(start, stop, nodes));
            }
        } else {
            for (int i = from; i < end; i++) {
                alone(i);
            }
        }
    }

    private List<Integer> guessed(List<String> parts) {
        return search.withWords(parts, 60).stream()
                .filter(node -> GUESSED.contains(graph.node(node).kind()))
                .limit(MAX_READINGS)
                .toList();
    }

    private void addQuoted() {
        Matcher quoted = QUOTED.matcher(query);
        while (quoted.find()) {
            Span span = new Span(quoted.start(1), quoted.end(1));
            boolean linked =
                    mentions.stream()
                            .anyMatch(m -> m.start() < span.end() && m.end() > span.start());
            if (!linked) {
                unknown.removeIf(
                        other -> other.start() >= span.start() && other.end() <= span.end());
                unknown.add(span);
            }
        }
        unknown.sort(Comparator.comparingInt(Span::start));
    }
}
