package org.hone.rlhf.endpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hone.prompts.PromptExample;

/**
 * Finds the worked examples whose questions are most like a question: cosine of TF-IDF vectors over
 * words and pairs of words, where an entity mark counts as the word of its kind. At most two
 * examples of one plan are taken, so that a few examples show several plans.
 */
final class SimilarExamples {
    private static final int SAME_PLAN = 2;
    private static final Pattern WORD = Pattern.compile("@[a-z_]+|[\\p{L}\\p{N}]+");

    private final List<PromptExample> examples;
    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final double[] lengths;

    private record Posting(int example, int times) {}

    private record Scored(int example, double score) {}

    SimilarExamples(List<PromptExample> examples) {
        this.examples = List.copyOf(examples);
        this.lengths = new double[examples.size()];
        for (int i = 0; i < this.examples.size(); i++) {
            int example = i;
            terms(this.examples.get(i).query())
                    .forEach(
                            (term, times) ->
                                    postings.computeIfAbsent(term, t -> new ArrayList<>())
                                            .add(new Posting(example, times)));
        }
        postings.forEach(
                (term, list) -> {
                    double weight = weight(list);
                    list.forEach(p -> lengths[p.example()] += Math.pow(p.times() * weight, 2));
                });
    }

    private double weight(List<Posting> list) {
        return Math.log((1.0 + examples.size()) / (1.0 + list.size())) + 1;
    }

    /**
     * The most similar examples, best first.
     *
     * @param markedQuery with entity marks
     * @param followUp whether examples that refer to an earlier question may be taken
     */
    List<PromptExample> find(String markedQuery, boolean followUp, int limit) {
        double[] scores = new double[examples.size()];
        terms(markedQuery)
                .forEach(
                        (term, times) -> {
                            List<Posting> list = postings.getOrDefault(term, List.of());
                            double weight = weight(list);
                            list.forEach(
                                    p ->
                                            scores[p.example()] +=
                                                    times * p.times() * weight * weight);
                        });
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > 0 && (followUp || examples.get(i).history().isEmpty())) {
                scored.add(new Scored(i, scores[i] / Math.sqrt(lengths[i])));
            }
        }
        scored.sort(
                Comparator.comparingDouble(Scored::score)
                        .reversed()
                        .thenComparingInt(Scored::example));
        return varied(scored, limit);
    }

    private List<PromptExample> varied(List<Scored> scored, int limit) {
        List<PromptExample> found = new ArrayList<>();
        Map<String, Integer> byPlan = new HashMap<>();
        Set<String> questions = new HashSet<>();
        for (Scored candidate : scored) {
            PromptExample example = examples.get(candidate.example());
            if (found.size() < limit
                    && questions.add(example.query() + example.history())
                    && byPlan.merge(example.plan(), 1, Integer::sum) <= SAME_PLAN) {
                found.add(example);
            }
        }
        return found;
    }

    private static Map<String, Integer> terms(String query) {
        Map<String, Integer> terms = new HashMap<>();
        Matcher words = WORD.matcher(query.toLowerCase(Locale.ROOT));
        String before = "";
        while (words.find()) {
            String word = words.group();
            terms.merge(word, 1, Integer::sum);
            terms.merge(before + " " + word, 1, Integer::sum);
            before = word;
        }
        return terms;
    }
}
