package org.hone.llama.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hone.domain.InvalidInputException;
import org.hone.llama.BpeTokenizer;
import org.hone.llama.PreTokenizer;
import org.hone.llama.TokenizerRules;
import org.hone.llama.storage.GgufMetadata;

/** The tokenizer in a GGUF file's metadata. */
final class GgufVocabulary {
    private static final String KEY = "tokenizer.ggml.";
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;

    private final Path path;
    private final GgufMetadata metadata;

    GgufVocabulary(Path path, GgufMetadata metadata) {
        this.path = path;
        this.metadata = metadata;
    }

    BpeTokenizer tokenizer() {
        String model = metadata.text(KEY + "model").orElse("nothing");
        if (!model.equals("gpt2")) {
            throw refused("the tokenizer \"%s\"".formatted(model));
        }
        String pre = metadata.text(KEY + "pre").orElse("nothing");
        PreTokenizer pieces =
                PreTokenizer.ofGguf(pre)
                        .filter(known -> known != PreTokenizer.HONE)
                        .orElseThrow(() -> refused("the pre-tokenizer \"%s\"".formatted(pre)));
        boolean llama3 = pieces == PreTokenizer.LLAMA3;
        TokenizerRules rules =
                new TokenizerRules(
                        pieces,
                        pieces == PreTokenizer.QWEN2,
                        llama3,
                        metadata.flag(KEY + "add_bos_token").orElse(llama3));
        return tokenizer(rules);
    }

    private BpeTokenizer tokenizer(TokenizerRules rules) {
        List<String> tokens = metadata.texts(KEY + "tokens");
        int[] types = metadata.integers(KEY + "token_type");
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        List<String> control = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int id = 0; id < tokens.size(); id++) {
            String token = tokens.get(id);
            if (vocabulary.putIfAbsent(token, id) == null && id < types.length) {
                if (types[id] == CONTROL) {
                    control.add(token);
                } else if (types[id] == USER_DEFINED) {
                    words.add(token);
                }
            }
        }
        if (vocabulary.isEmpty()) {
            throw refused("no vocabulary");
        }
        return new BpeTokenizer(vocabulary, metadata.texts(KEY + "merges"), control, words, rules);
    }

    private InvalidInputException refused(String what) {
        return new InvalidInputException(
                "%s has %s, which Hone does not read; use a model with a byte-level BPE tokenizer (gpt-2, smollm, llama-bpe or qwen2)."
                        .formatted(path.getFileName(), what));
    }
}
