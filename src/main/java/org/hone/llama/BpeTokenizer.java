package org.hone.llama;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hone.domain.InvalidInputException;

/**
 * Byte-level byte-pair encoding (Sennrich et al. 2016; Radford et al. 2019). Any text can be
 * encoded, and {@code decode(encode(x))} is x unless the model's rules compose it. Immutable.
 */
public final class BpeTokenizer {
    private static final int LARGEST_ID = 1 << 22;

    private final ByteAlphabet alphabet = new ByteAlphabet();
    private final Map<String, Integer> vocabulary;
    private final List<String> merges;
    private final List<String> control;
    private final List<String> words;
    private final TokenizerRules rules;
    private final BpeMerger merger;
    private final byte[][] bytes;
    private final Pattern wordPattern;
    private final Pattern markPattern;

    /** A tokenizer with Hone's own rules. */
    public BpeTokenizer(
            Map<String, Integer> vocabulary,
            List<String> merges,
            List<String> control,
            List<String> words) {
        this(vocabulary, merges, control, words, TokenizerRules.HONE);
    }

    /**
     * @param vocabulary pieces in the byte alphabet, and special tokens as they are, by number
     * @param merges pairs parted by a space, first learnt first
     * @param control special tokens that no ordinary text produces, such as {@code <eos>}
     * @param words special tokens that text does produce, such as {@code @disease1}
     * @throws InvalidInputException if a number is negative or above four million, or a special
     *     token is not in the vocabulary
     */
    public BpeTokenizer(
            Map<String, Integer> vocabulary,
            List<String> merges,
            List<String> control,
            List<String> words,
            TokenizerRules rules) {
        this.vocabulary = Collections.unmodifiableMap(new LinkedHashMap<>(vocabulary));
        this.merges = List.copyOf(merges);
        this.control = List.copyOf(control);
        this.words = List.copyOf(words);
        this.rules = rules;
        if (!vocabulary.keySet().containsAll(control) || !vocabulary.keySet().containsAll(words)) {
            throw new InvalidInputException(
                    "The tokenizer's special tokens are not in its vocabulary; fetch the model again.");
        }
        int size = 0;
        for (int id : vocabulary.values()) {
            if (id < 0 || id >= LARGEST_ID) {
                throw new InvalidInputException(
                        "The tokenizer numbers a token %d; fetch the model again.".formatted(id));
            }
            size = Math.max(size, id + 1);
        }
        bytes = new byte[size][];
        Arrays.fill(bytes, new byte[0]);
        Set<String> spelled = new HashSet<>(words);
        Set<String> silent = new HashSet<>(control);
        vocabulary.forEach(
                (piece, id) -> {
                    if (!silent.contains(piece)) {
                        bytes[id] =
                                spelled.contains(piece)
                                        ? piece.getBytes(StandardCharsets.UTF_8)
                                        : alphabet.decode(piece);
                    }
                });
        merger = new BpeMerger(this.vocabulary, this.merges, alphabet, rules.wholePieces());
        wordPattern = alternatives(words);
        markPattern = alternatives(Stream.concat(words.stream(), control.stream()).toList());
    }

    private Pattern alternatives(Collection<String> tokens) {
        String any =
                tokens.stream()
                        .sorted((a, b) -> b.length() - a.length())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"));
        String end = rules.pieces() == PreTokenizer.HONE ? "(?![0-9])" : "";
        return Pattern.compile(tokens.isEmpty() ? "(?!)" : "(?:" + any + ")" + end);
    }

    /** One above the largest number. */
    public int size() {
        return bytes.length;
    }

    /** The number of a special token. */
    public int id(String special) {
        Integer id = vocabulary.get(special);
        if (id == null) {
            throw new IllegalArgumentException("No token " + special);
        }
        return id;
    }

    /** The bytes that a token stands for; none for a control token or an unused number. */
    public byte[] bytes(int id) {
        return id < bytes.length ? bytes[id].clone() : new byte[0];
    }

    /** How text is cut and composed. */
    public TokenizerRules rules() {
        return rules;
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
        return encode(text, wordPattern);
    }

    /** The tokens of a text that Hone itself wrote, in which control tokens are meant as such. */
    public List<Integer> encodeMarked(String text) {
        return encode(text, markPattern);
    }

    private List<Integer> encode(String text, Pattern specials) {
        List<Integer> ids = new ArrayList<>();
        Matcher special = specials.matcher(text);
        int from = 0;
        while (special.find()) {
            encodePlain(text.substring(from, special.start()), ids);
            ids.add(vocabulary.get(special.group()));
            from = special.end();
        }
        encodePlain(text.substring(from), ids);
        return ids;
    }

    private void encodePlain(String text, List<Integer> ids) {
        String form = rules.composed() ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
        rules.pieces().cut(form).forEach(piece -> merger.encode(piece, ids));
    }

    /** The text of tokens; control tokens are left out. */
    public String decode(List<Integer> ids) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ids.forEach(id -> out.writeBytes(bytes(id)));
        return out.toString(StandardCharsets.UTF_8);
    }
}
