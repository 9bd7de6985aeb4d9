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
 * words and pairs of words, where a plural counts as its singular and an entity mark as the word of
 * its kind. Follow-up examples are compared together with the questions before them. No two
 * examples of one plan are taken, so that a few examples show several plans.
 */
final class SimilarExamples {
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
            PromptExample example = this.examples.get(i);
            int index = i;
            List<String> earlier =
                    example.history().stream().map(PromptExample.Exchange::query).toList();
            terms(joined(earlier, example.query()))
                    .forEach(
                            (term, times) ->
                                    postings.computeIfAbsent(term, t -> new ArrayList<>())
                                            .add(new Posting(index, times)));
        }
        postings.forEach(
                (term, list) -> {
                    double weight = weight(list);
                    list.forEach(p -> lengths[p.example()] += square(p.times() * weight));
                });
    }

    private double weight(List<Posting> list) {
        return Math.log((1.0 + examples.size()) / (1.0 + list.size())) + 1;
    }

    private static double square(double x) {
        return x * x;
    }

    private static String joined(List<String> earlier, String query) {
        return String.join(" ", earlier) + " " + query;
    }

    /**
     * The most similar examples, best first.
     *
     * @param earlier the questions that this one may refer to, with entity marks; follow-up
     *     examples are taken only if there are any
     * @param query with entity marks
     */
    List<PromptExample> find(List<String> earlier, String query, int limit) {
        double[] alone = cosines(query);
        double[] together = earlier.isEmpty() ? new double[0] : cosines(joined(earlier, query));
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < alone.length; i++) {
            boolean followUp = !examples.get(i).history().isEmpty();
            if (!followUp && alone[i] > 0) {
                scored.add(new Scored(i, alone[i]));
            } else if (followUp && i < together.length && together[i] > 0) {
                scored.add(new Scored(i, together[i]));
            }
        }
        scored.sort(
                Comparator.comparingDouble(Scored::score)
                        .reversed()
                        .thenComparingInt(Scored::example));
        return varied(scored, limit);
    }

    private double[] cosines(String text) {
        double[] products = new double[examples.size()];
        double[] length = new double[1];
        terms(text)
                .forEach(
                        (term, times) -> {
                            List<Posting> list = postings.getOrDefault(term, List.of());
                            double weight = weight(list);
                            length[0] += square(times * weight);
                            list.forEach(
                                    p ->
                                            products[p.example()] +=
                                                    times * p.times() * weight * weight);
                        });
        for (int i = 0; i < products.length; i++) {
            products[i] /= Math.max(1e-9, Math.sqrt(lengths[i] * length[0]));
        }
        return products;
    }

    private List<PromptExample> varied(List<Scored> scored, int limit) {
        List<PromptExample> found = new ArrayList<>();
        Set<String> plans = new HashSet<>();
        for (Scored candidate : scored) {
            PromptExample example = examples.get(candidate.example());
            if (found.size() < limit && plans.add(example.plan())) {
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
            String word = singular(words.group());
            terms.merge(word, 1, Integer::sum);
            terms.merge(before + " " + word, 1, Integer::sum);
            before = word;
        }
        return terms;
    }

    private static String singular(String word) {
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
        return plural && !word.startsWith("@") ? word.substring(0, word.length() - 1) : word;
    }
}
