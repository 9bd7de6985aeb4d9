package org.hone.llama;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hone.domain.InvalidInputException;

/**
 * Recognises the rules of a {@code tokenizer.json} and refuses all that would give other tokens.
 */
final class TokenizerRulesReader {
    private final Path file;

    TokenizerRulesReader(Path file) {
        this.file = file;
    }

    TokenizerRules read(JsonNode root) {
        JsonNode model = root.path("model");
        if (!model.path("type").asText().equals("BPE")) {
            throw refused("the model \"%s\"".formatted(model.path("type").asText("nothing")));
        }
        if (model.path("byte_fallback").asBoolean(false)) {
            throw refused("SentencePiece's byte fallback");
        }
        for (String field : List.of("continuing_subword_prefix", "end_of_word_suffix")) {
            if (!model.path(field).asText("").isEmpty() && !model.path(field).isNull()) {
                throw refused("\"%s\"".formatted(field));
            }
        }
        for (JsonNode token : root.path("added_tokens")) {
            for (String field : List.of("lstrip", "rstrip", "single_word")) {
                if (token.path(field).asBoolean(false)) {
                    throw refused(
                            "\"%s\" of the token %s"
                                    .formatted(field, token.path("content").asText()));
                }
            }
        }
        return new TokenizerRules(
                pieces(root.path("pre_tokenizer")),
                composed(root.path("normalizer")),
                model.path("ignore_merges").asBoolean(false),
                beginning(root.path("post_processor")));
    }

    private PreTokenizer pieces(JsonNode node) {
        List<String> rules = new ArrayList<>();
        boolean bytes = false;
        for (JsonNode step : sequence(node, "pretokenizers")) {
            String type = step.path("type").asText("nothing");
            switch (type) {
                case "Split" -> rules.add(split(step));
                case "Digits" -> {
                    if (!step.path("individual_digits").asBoolean(false)) {
                        throw refused("runs of digits as pieces");
                    }
                    rules.add(PreTokenizer.Rules.DIGITS);
                }
                case "ByteLevel" -> {
                    bytes = true;
                    if (step.path("add_prefix_space").asBoolean(true)) {
                        throw refused("a space before every text");
                    }
                    if (step.path("use_regex").asBoolean(true)) {
                        rules.add(PreTokenizer.Rules.GPT2);
                    }
                }
                default -> throw refused("the pre-tokenizer \"%s\"".formatted(type));
            }
        }
        if (!bytes) {
            throw refused("text that is not cut into bytes");
        }
        return Arrays.stream(PreTokenizer.values())
                .filter(known -> known.rules().equals(rules))
                .findFirst()
                .orElseThrow(() -> refused("the pre-tokenizer %s".formatted(rules)));
    }

    private String split(JsonNode step) {
        String behaviour = step.path("behavior").asText();
        if (!behaviour.equals("Isolated") || step.path("invert").asBoolean(false)) {
            throw refused("the splitting \"%s\"".formatted(behaviour));
        }
        return step.path("pattern").path("Regex").asText("nothing");
    }

    private boolean composed(JsonNode node) {
        boolean composed = false;
        for (JsonNode step : sequence(node, "normalizers")) {
            String type = step.path("type").asText("nothing");
            if (!type.equals("NFC")) {
                throw refused("the normalizer \"%s\"".formatted(type));
            }
            composed = true;
        }
        return composed;
    }

    /** Whether a template puts a token before the text. */
    private static boolean beginning(JsonNode node) {
        for (JsonNode step : sequence(node, "processors")) {
            if (step.path("single").path(0).has("SpecialToken")) {
                return true;
            }
        }
        return false;
    }

    private static List<JsonNode> sequence(JsonNode node, String field) {
        List<JsonNode> steps = new ArrayList<>();
        if (node.path("type").asText().equals("Sequence")) {
            node.path(field).forEach(steps::add);
        } else if (node.isObject()) {
            steps.add(node);
        }
        return steps;
    }

    private InvalidInputException refused(String what) {
        return new InvalidInputException(
                "The tokenizer file %s uses %s, which Hone does not read; use a model with a byte-level BPE tokenizer (GPT-2, SmolLM, Llama 3 or Qwen2)."
                        .formatted(file, what));
    }
}
