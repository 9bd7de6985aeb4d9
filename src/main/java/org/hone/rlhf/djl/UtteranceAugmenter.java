package org.hone.rlhf.djl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Writes an utterance differently each time it is learnt from: other words of a group of synonyms,
 * a word left out, a typing error. What it says stays.
 */
final class UtteranceAugmenter {
    private static final double REPLACED = 0.3;
    private static final double LEFT_OUT = 0.04;
    private static final double MISTYPED = 0.05;
    private static final double UNTOUCHED = 0.3;
    private static final int LONGEST_PHRASE = 3;

    private final Map<List<String>, List<List<String>>> groups = new HashMap<>();

    /**
     * @param synonyms a phrase in several groups is not replaced, since its meaning is not known
     */
    UtteranceAugmenter(List<List<String>> synonyms) {
        Set<List<String>> ambiguous = new HashSet<>();
        for (List<String> group : synonyms) {
            List<List<String>> phrases = group.stream().map(WordFeatures::words).toList();
            for (List<String> phrase : phrases) {
                if (groups.put(phrase, phrases) != null) {
                    ambiguous.add(phrase);
                }
            }
        }
        ambiguous.forEach(groups::remove);
    }

    /** The words of one variant; at least one. */
    List<String> vary(List<String> words, SplittableRandom random) {
        if (random.nextDouble() < UNTOUCHED) {
            return words;
        }
        List<String> varied = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int length = phrase(words, at);
            if (length > 0 && random.nextDouble() < REPLACED) {
                List<List<String>> group = groups.get(words.subList(at, at + length));
                varied.addAll(group.get(random.nextInt(group.size())));
                at += length;
            } else {
                String word = words.get(at++);
                if (words.size() < LONGEST_PHRASE || random.nextDouble() >= LEFT_OUT) {
                    varied.add(random.nextDouble() < MISTYPED ? mistyped(word, random) : word);
                }
            }
        }
        return varied.isEmpty() ? words : varied;
    }

    /** How many words from {@code at} on are a phrase with synonyms; 0 if none. */
    private int phrase(List<String> words, int at) {
        for (int length = Math.min(LONGEST_PHRASE, words.size() - at); length > 0; length--) {
            if (groups.containsKey(words.subList(at, at + length))) {
                return length;
            }
        }
        return 0;
    }

    /** Two letters swapped, one left out, or one doubled; never in short words such as "not". */
    private static String mistyped(String word, SplittableRandom random) {
        if (word.length() < 5) {
            return word;
        }
        int i = 1 + random.nextInt(word.length() - 2);
        return switch (random.nextInt(3)) {
            case 0 ->
                    word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + rest(word, i + 2);
            case 1 -> word.substring(0, i) + rest(word, i + 1);
            default -> word.substring(0, i) + word.charAt(i) + rest(word, i);
        };
    }

    private static String rest(String word, int from) {
        return word.substring(Math.min(from, word.length()));
    }
}
