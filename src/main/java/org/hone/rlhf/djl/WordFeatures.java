package org.hone.rlhf.djl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hone.llama.BpeTokenizer;

/**
 * What the classifier sees of a message: per word its pieces, its groups of three to five letters
 * (as fastText does, Bojanowski et al. 2017; a misspelt word keeps most of them) and the pair with
 * the word before it. Row 0 is the beginning of the message. Immutable.
 */
final class WordFeatures {
    static final String BEGIN = "<cls>";

    private static final Pattern WORDS =
            Pattern.compile("\\p{L}+(?:'\\p{L}+)*|\\p{N}+|[^\\s\\p{L}\\p{N}]+");
    private static final Pattern STRETCHED = Pattern.compile("(\\p{L})\\1{2,}");
    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    private final BpeTokenizer tokenizer;
    private final SentimentConfig config;

    WordFeatures(BpeTokenizer tokenizer, SentimentConfig config) {
        this.tokenizer = tokenizer;
        this.config = config;
    }

    /** Words and signs in lower case; "sooo" becomes "soo". */
    static List<String> words(String message) {
        String plain = message.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        Matcher word = WORDS.matcher(STRETCHED.matcher(plain).replaceAll("$1$1"));
        List<String> words = new ArrayList<>();
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    /** Rows of the embedding per word: pieces from 0 to V, then buckets. */
    List<int[]> rows(List<String> words) {
        List<int[]> rows = new ArrayList<>();
        rows.add(new int[] {tokenizer.id(BEGIN)});
        String before = "";
        for (String word : words.subList(0, Math.min(words.size(), config.maxWords() - 1))) {
            List<Integer> ids = new ArrayList<>(tokenizer.encode(" " + word));
            String bounded = "<" + word + ">";
            for (int size = SHORTEST; size <= LONGEST; size++) {
                for (int i = 0; i + size <= bounded.length(); i++) {
                    ids.add(bucket(bounded.substring(i, i + size)));
                }
            }
            ids.add(bucket(before + " " + word));
            rows.add(ids.stream().mapToInt(Integer::intValue).toArray());
            before = word;
        }
        return rows;
    }

    private int bucket(String text) {
        int hash = text.hashCode() * 0x9E3779B1;
        return config.vocabulary() + Math.floorMod(hash ^ hash >>> 15, config.buckets());
    }
}
