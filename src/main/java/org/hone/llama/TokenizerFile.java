package org.hone.llama;

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
        root.putNull("normalizer");
        ArrayNode pre =
                root.putObject("pre_tokenizer").put("type", "Sequence").putArray("pretokenizers");
        pre.addObject()
                .put("type", "Split")
                .put("behavior", "Isolated")
                .put("invert", false)
                .putObject("pattern")
                .put("Regex", BpeTokenizer.PATTERN);
        pre.addObject()
                .put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", false);
        root.putNull("post_processor");
        root.putObject("decoder")
                .put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", false);
        ObjectNode model = root.putObject("model").put("type", "BPE");
        ObjectNode vocabulary = model.putObject("vocab");
        tokenizer.vocabulary().forEach(vocabulary::put);
        ArrayNode merges = model.putArray("merges");
        tokenizer.merges().forEach(merges::add);
        AtomicFiles.write(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
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
     * Reads a tokenizer that {@link #write} wrote.
     *
     * @throws InvalidInputException if it is something else
     */
    public BpeTokenizer read(Path file) throws IOException {
        JsonNode root;
        try {
            root = mapper.readTree(file.toFile());
        } catch (com.fasterxml.jackson.core.JsonProcessingException damaged) {
            throw new InvalidInputException(
                    "The tokenizer file %s is damaged.".formatted(file), damaged);
        }
        JsonNode split =
                root.path("pre_tokenizer")
                        .path("pretokenizers")
                        .path(0)
                        .path("pattern")
                        .path("Regex");
        if (!split.asText().equals(BpeTokenizer.PATTERN)
                || !root.path("model").path("type").asText().equals("BPE")) {
            throw new InvalidInputException(
                    "The tokenizer file %s is not one that Hone trained.".formatted(file));
        }
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        root.path("model")
                .path("vocab")
                .fields()
                .forEachRemaining(
                        entry -> vocabulary.put(entry.getKey(), entry.getValue().asInt()));
        List<String> merges = new ArrayList<>();
        root.path("model").path("merges").forEach(merge -> merges.add(merge.asText()));
        List<String> control = new ArrayList<>();
        List<String> words = new ArrayList<>();
        root.path("added_tokens")
                .forEach(
                        token ->
                                (token.path("special").asBoolean() ? control : words)
                                        .add(token.path("content").asText()));
        return new BpeTokenizer(vocabulary, merges, control, words);
    }
}
