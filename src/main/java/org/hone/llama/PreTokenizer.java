package org.hone.llama;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How text is cut into pieces before bytes are merged, by the published rules. Each rule cuts what
 * the rule before it left.
 */
public enum PreTokenizer {
    /** Hone's own: words with the space before them, single digits and signs. */
    HONE("hone", " ?[\\p{L}_]+|\\p{N}| ?[^\\s\\p{L}\\p{N}_]|\\s"),
    /** GPT-2 (Radford et al. 2019). */
    GPT2("gpt-2", Rules.GPT2),
    /** GPT-2 with single digits: SmolLM. */
    SMOLLM("smollm", Rules.DIGITS, Rules.GPT2),
    /** Llama 3: at most three digits; a piece that is in the vocabulary is not cut. */
    LLAMA3("llama-bpe", Rules.WORDS.formatted("{1,3}")),
    /** Qwen2 and Qwen3: single digits. */
    QWEN2("qwen2", Rules.WORDS.formatted(""));

    /** The published expressions. */
    static final class Rules {
        static final String DIGITS = "\\p{N}";
        static final String GPT2 =
                "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
        static final String WORDS =
                "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}%s| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

        private Rules() {}
    }

    private final String ggufName;
    private final List<String> rules;
    private final List<Pattern> patterns = new ArrayList<>();

    PreTokenizer(String ggufName, String... rules) {
        this.ggufName = ggufName;
        int flags = ggufName.equals("hone") ? 0 : Pattern.UNICODE_CHARACTER_CLASS;
        this.rules = List.of(rules);
        for (String rule : rules) {
            patterns.add(Pattern.compile(rule, flags));
        }
    }

    /** The rules by GGUF's name, where Hone knows it. */
    public static Optional<PreTokenizer> ofGguf(String name) {
        return Arrays.stream(values()).filter(p -> p.ggufName.equals(name)).findFirst();
    }

    /** GGUF's name. */
    public String ggufName() {
        return ggufName;
    }

    /** The regular expressions, the first applied first. */
    public List<String> rules() {
        return rules;
    }

    List<String> cut(String text) {
        List<String> pieces = List.of(text);
        for (Pattern pattern : patterns) {
            List<String> smaller = new ArrayList<>();
            pieces.forEach(piece -> cut(pattern, piece, smaller));
            pieces = smaller;
        }
        return pieces;
    }

    /** Matches and what lies between them are pieces of their own. */
    private static void cut(Pattern pattern, String text, List<String> pieces) {
        Matcher match = pattern.matcher(text);
        int from = 0;
        while (match.find()) {
            if (match.start() > from) {
                pieces.add(text.substring(from, match.start()));
            }
            if (match.end() > match.start()) {
                pieces.add(match.group());
            }
            from = match.end();
        }
        if (from < text.length()) {
            pieces.add(text.substring(from));
        }
    }
}
