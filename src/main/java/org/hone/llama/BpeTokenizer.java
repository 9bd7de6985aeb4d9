package org.hone.llama;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Byte-level byte-pair encoding (Sennrich et al. 2016; Radford et al. 2019). Any text can be
 * encoded and {@code decode(encode(x))} is x. Immutable.
 */
public final class BpeTokenizer {
    /**
     * How text is cut before merging: words with the space before them, single digits and signs.
     */
    static final String PATTERN = " ?[\\p{L}_]+|\\p{N}| ?[^\\s\\p{L}\\p{N}_]|\\s";

    private static final Pattern PIECES = Pattern.compile(PATTERN);

    private final ByteAlphabet alphabet = new ByteAlphabet();
    private final Map<String, Integer> vocabulary;
    private final List<String> merges;
    private final Map<String, Integer> ranks = new HashMap<>();
    private final List<String> control;
    private final List<String> words;
    private final List<byte[]> bytes = new ArrayList<>();
    private final Pattern wordPattern;

    /**
     * @param vocabulary pieces in the byte alphabet, and special tokens as they are, by number from
     *     0 without gaps
     * @param merges pairs parted by a space, first learnt first
     * @param control special tokens that no text produces, such as {@code <eos>}
     * @param words special tokens that text does produce, such as {@code @disease1}
     */
    public BpeTokenizer(
            Map<String, Integer> vocabulary,
            List<String> merges,
            List<String> control,
            List<String> words) {
        this.vocabulary = Collections.unmodifiableMap(new LinkedHashMap<>(vocabulary));
        this.merges = List.copyOf(merges);
        this.control = List.copyOf(control);
        this.words = List.copyOf(words);
        for (int i = 0; i < merges.size(); i++) {
            ranks.put(merges.get(i), i);
        }
        String[] pieces = new String[vocabulary.size()];
        vocabulary.forEach((piece, id) -> pieces[id] = piece);
        for (String piece : pieces) {
            boolean special = control.contains(piece);
            bytes.add(
                    special
                            ? new byte[0]
                            : words.contains(piece)
                                    ? piece.getBytes(StandardCharsets.UTF_8)
                                    : alphabet.decode(piece));
        }
        String alternatives =
                words.stream()
                        .sorted((a, b) -> b.length() - a.length())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"));
        wordPattern =
                Pattern.compile(words.isEmpty() ? "(?!)" : "(?:" + alternatives + ")(?![0-9])");
    }

    /** V. */
    public int size() {
        return vocabulary.size();
    }

    /** The number of a special token. */
    public int id(String special) {
        Integer id = vocabulary.get(special);
        if (id == null) {
            throw new IllegalArgumentException("No token " + special);
        }
        return id;
    }

    /** The bytes that a token stands for; none for a control token. */
    public byte[] bytes(int id) {
        return bytes.get(id).clone();
    }

    Map<String, Integer> vocabulary() {
        return vocabulary;
    }

    List<String> merges() {
        return merges;
    }

    List<String> control() {
        return control;
    }

    List<String> words() {
        return words;
    }

    /** The tokens of a text. Control tokens in it are read as ordinary characters. */
    public List<Integer> encode(String text) {
        List<Integer> ids = new ArrayList<>();
        Matcher word = wordPattern.matcher(text);
        int from = 0;
        while (word.find()) {
            encodePlain(text.substring(from, word.start()), ids);
            ids.add(vocabulary.get(word.group()));
            from = word.end();
        }
        encodePlain(text.substring(from), ids);
        return ids;
    }

    private void encodePlain(String text, List<Integer> ids) {
        Matcher piece = PIECES.matcher(text);
        int from = 0;
        while (piece.find()) {
            if (piece.start() > from) {
                merge(text.substring(from, piece.start()), ids);
            }
            merge(piece.group(), ids);
            from = piece.end();
        }
        if (from < text.length()) {
            merge(text.substring(from), ids);
        }
    }

    private void merge(String piece, List<Integer> ids) {
        List<String> parts = new ArrayList<>();
        alphabet.encode(piece).chars().forEach(c -> parts.add(String.valueOf((char) c)));
        while (parts.size() > 1) {
            int best = -1;
            int bestRank = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < parts.size(); i++) {
                int rank =
                        ranks.getOrDefault(
                                parts.get(i) + " " + parts.get(i + 1), Integer.MAX_VALUE);
                if (rank < bestRank) {
                    best = i;
                    bestRank = rank;
                }
            }
            if (best < 0) {
                break;
            }
            parts.set(best, parts.get(best) + parts.remove(best + 1));
        }
        parts.forEach(part -> ids.add(vocabulary.get(part)));
    }

    /** The text of tokens; control tokens are left out. */
    public String decode(List<Integer> ids) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ids.forEach(id -> out.writeBytes(bytes.get(id)));
        return out.toString(StandardCharsets.UTF_8);
    }
}
