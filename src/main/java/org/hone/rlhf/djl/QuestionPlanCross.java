package org.hone.rlhf.djl;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hone.llama.BpeTokenizer;
import org.hone.llama.TokenSequence;

/**
 * The contrast between question and plan as {@value #SIZE} numbers: every word and pair of words of
 * the question crossed with every call, argument and result of the plan, each cross counted into
 * one number by a hash with a sign (Weinberger et al. 2009). What a head learns of "meds" and
 * {@code disease_treatments} from one pick holds for every later question with both.
 */
final class QuestionPlanCross {
    /** Of the hash. */
    static final int SIZE = 4096;

    private static final float SCALE = 1.5f;
    private static final int MAX_WORDS = 60;
    private static final int MAX_ITEMS = 60;
    private static final Pattern WORD =
            Pattern.compile("[a-z]+(?:[-'][a-z]+)*|[@][a-z_]+[0-9]|[0-9]+");
    private static final Pattern CALL = Pattern.compile("(\\w+) = (\\w+)\\((.*)\\)");
    private static final Pattern ARGUMENT = Pattern.compile("(\\w+)=([^,\\[]+|\\[[^\\]]*\\])");

    private final BpeTokenizer tokenizer;

    QuestionPlanCross(BpeTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** The numbers of one candidate. */
    float[] of(TokenSequence sequence) {
        Set<String> words = words(question(sequence.prompt()));
        Set<String> items = items(tokenizer.decode(sequence.completion()));
        float[] cross = new float[SIZE];
        float share = SCALE / (float) Math.sqrt(Math.max(1, words.size()));
        for (String word : words) {
            for (String item : items) {
                long hash = mix(word.hashCode() * 0x9E3779B97F4A7C15L ^ item.hashCode());
                cross[(int) (hash & (SIZE - 1))] += hash < 0 ? -share : share;
            }
        }
        return cross;
    }

    private static long mix(long value) {
        long x = (value ^ value >>> 31) * 0x7FB5D329728EA185L;
        x = (x ^ x >>> 27) * 0x81DADEF4BC2DD44DL;
        return x ^ x >>> 33;
    }

    /** What stands between the last question mark token and the plan. */
    private String question(List<Integer> prompt) {
        int from = prompt.lastIndexOf(tokenizer.id(PlannerVocabulary.QUERY));
        return tokenizer.decode(prompt.subList(from + 1, prompt.size()));
    }

    /** Single words, pairs of neighbours, and nothing, for what a plan is worth by itself. */
    private static Set<String> words(String question) {
        Set<String> words = new LinkedHashSet<>();
        words.add("");
        Matcher word = WORD.matcher(question.toLowerCase(Locale.ROOT));
        String before = "^";
        while (word.find() && words.size() < MAX_WORDS) {
            String now = stem(word.group());
            words.add(now);
            words.add(before + " " + now);
            before = now;
        }
        return words;
    }

    private static String stem(String word) {
        return word.length() > 3 && word.endsWith("s")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /** Calls, arguments, what feeds what, and what is returned; of other text, its words. */
    private static Set<String> items(String plan) {
        Set<String> items = new LinkedHashSet<>();
        int calls = 0;
        for (String line : plan.split("\n")) {
            Matcher call = CALL.matcher(line);
            if (call.matches()) {
                calls++;
                items.add(call.group(2));
                Matcher argument = ARGUMENT.matcher(call.group(3));
                while (argument.find() && items.size() < MAX_ITEMS) {
                    items.add(call.group(2) + "." + argument.group(1));
                    items.add(call.group(2) + "." + argument.group());
                    items.add(argument.group());
                }
            } else if (line.startsWith("return ")) {
                items.add(line);
                for (String name : line.substring("return ".length()).split(", ")) {
                    items.add("return " + name);
                }
            } else {
                Matcher word = WORD.matcher(line.toLowerCase(Locale.ROOT));
                while (word.find() && items.size() < MAX_ITEMS) {
                    items.add(word.group());
                }
            }
        }
        items.add("calls " + calls);
        return items;
    }
}
