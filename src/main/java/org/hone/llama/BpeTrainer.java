package org.hone.llama;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Learns the merges of a {@link BpeTokenizer} from texts. Deterministic. */
public final class BpeTrainer {
    private static final int MIN_COUNT = 2;

    private final ByteAlphabet alphabet = new ByteAlphabet();

    /**
     * Trains a tokenizer.
     *
     * @param texts to learn from
     * @param size V, at least 256 and the special tokens
     * @param control special tokens that no text produces
     * @param words special tokens that text does produce; the merges do not see them
     */
    public BpeTokenizer train(
            List<String> texts, int size, List<String> control, List<String> words) {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        control.forEach(token -> vocabulary.put(token, vocabulary.size()));
        words.forEach(token -> vocabulary.put(token, vocabulary.size()));
        for (int b = 0; b < 256; b++) {
            vocabulary.put(String.valueOf(alphabet.character(b)), vocabulary.size());
        }
        Map<List<String>, Integer> pieces = pieces(texts, words);
        List<String> merges = new ArrayList<>();
        while (vocabulary.size() < size) {
            String best = mostFrequentPair(pieces);
            if (best == null) {
                break;
            }
            merges.add(best);
            vocabulary.putIfAbsent(best.replace(" ", ""), vocabulary.size());
            pieces = merged(pieces, best);
        }
        return new BpeTokenizer(vocabulary, merges, control, words);
    }

    private Map<List<String>, Integer> pieces(List<String> texts, List<String> words) {
        Pattern pattern = Pattern.compile(PreTokenizer.HONE.rules().get(0));
        Map<List<String>, Integer> pieces = new HashMap<>();
        for (String text : texts) {
            String plain = text;
            for (String word : words) {
                plain = plain.replace(word, "\n");
            }
            Matcher piece = pattern.matcher(plain);
            while (piece.find()) {
                List<String> letters =
                        alphabet.encode(piece.group())
                                .chars()
                                .mapToObj(c -> String.valueOf((char) c))
                                .toList();
                pieces.merge(letters, 1, Integer::sum);
            }
        }
        return pieces;
    }

    /** Ties go to the pair that is first in the alphabet, so that training can be repeated. */
    private static String mostFrequentPair(Map<List<String>, Integer> pieces) {
        Map<String, Integer> counts = new HashMap<>();
        pieces.forEach(
                (parts, count) -> {
                    for (int i = 0; i + 1 < parts.size(); i++) {
                        counts.merge(parts.get(i) + " " + parts.get(i + 1), count, Integer::sum);
                    }
                });
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= MIN_COUNT)
                .max(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(
                                        Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static Map<List<String>, Integer> merged(
            Map<List<String>, Integer> pieces, String pair) {
        String[] halves = pair.split(" ");
        Map<List<String>, Integer> merged = new HashMap<>();
        pieces.forEach(
                (parts, count) -> {
                    List<String> next = new ArrayList<>(parts.size());
                    for (int i = 0; i < parts.size(); i++) {
                        boolean both =
                                i + 1 < parts.size()
                                        && parts.get(i).equals(halves[0])
                                        && parts.get(i + 1).equals(halves[1]);
                        next.add(both ? halves[0] + halves[1] : parts.get(i));
                        i += both ? 1 : 0;
                    }
                    merged.merge(next, count, Integer::sum);
                });
        return merged;
    }
}
