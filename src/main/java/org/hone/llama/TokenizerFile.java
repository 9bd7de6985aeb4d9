package org.hone.llama;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hone.domain.InvalidInputException;
import org.hone.io.AtomicFiles;
import org.hone.io.Json;

/** Reads and writes {@code tokenizer.json} in the format of Hugging Face's tokenizers. */
public final class TokenizerFile {
    private final ObjectMapper mapper = Json.newMapper();

    /** Writes a tokenizer. */
    public void write(Path file, BpeTokenizer tokenizer) throws IOException {
        ObjectNode root = mapper.createObjectNode().put("version", "1.0");
        root.putNull("truncation").putNull("padding");
        ArrayNode added = root.putArray("added_tokens");
        tokenizer.control().forEach(token -> added(added, tokenizer, token, true));
        tokenizer.words().forEach(token -> added(added, tokenizer, token, false));
        if (tokenizer.rules().composed()) {
            root.putObject("normalizer").put("type", "NFC");
        } else {
            root.putNull("normalizer");
        }
        ArrayNode pre =
                root.putObject("pre_tokenizer").put("type", "Sequence").putArray("pretokenizers");
        for (String rule : tokenizer.rules().pieces().rules()) {
            pre.addObject()
                    .put("type", "Split")
                    .put("behavior", "Isolated")
                    .put("invert", false)
                    .putObject("pattern")
                    .put("Regex", rule);
        }
        byteLevel(pre.addObject());
        root.putNull("post_processor");
        byteLevel(root.putObject("decoder"));
        ObjectNode model = root.putObject("model").put("type", "BPE");
        model.put("ignore_merges", tokenizer.rules().wholePieces());
        ObjectNode vocabulary = model.putObject("vocab");
        tokenizer.vocabulary().forEach(vocabulary::put);
        ArrayNode merges = model.putArray("merges");
        tokenizer.merges().forEach(merges::add);
        AtomicFiles.write(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }

    private static void byteLevel(ObjectNode node) {
        node.put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", false);
    }

    private static void added(
            ArrayNode added, BpeTokenizer tokenizer, String token, boolean special) {
        added.addObject()
                .put("id", tokenizer.id(token))
                .put("content", token)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", special);
    }

    /**
     * Reads a byte-level BPE tokenizer.
     *
     * @throws InvalidInputException if the file is damaged, or naming what Hone does not read
     */
    public BpeTokenizer read(Path file) throws IOException {
        JsonNode root;
        try {
            root = mapper.readTree(file.toFile());
        } catch (JsonProcessingException damaged) {
            throw new InvalidInputException(
                    "The tokenizer file %s is damaged; restore it.".formatted(file), damaged);
        }
        TokenizerRules rules = new TokenizerRulesReader(file).read(root);
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        root.path("model")
                .path("vocab")
                .fields()
                .forEachRemaining(
                        entry -> vocabulary.put(entry.getKey(), entry.getValue().asInt(-1)));
        List<String> merges = new ArrayList<>();
        root.path("model").path("merges").forEach(merge -> merges.add(merge(merge)));
        List<String> control = new ArrayList<>();
        List<String> words = new ArrayList<>();
        root.path("added_tokens")
                .forEach(
                        token -> {
                            String content = token.path("content").asText();
                            vocabulary.putIfAbsent(content, token.path("id").asInt(-1));
                            (token.path("special").asBoolean() ? control : words).add(content);
                        });
        return new BpeTokenizer(vocabulary, merges, control, words, rules);
    }

    /** Older files write a pair as a text, newer ones as an array of two. */
    private static String merge(JsonNode merge) {
        return merge.isArray()
                ? merge.path(0).asText() + " " + merge.path(1).asText()
                : merge.asText();
    }
}
