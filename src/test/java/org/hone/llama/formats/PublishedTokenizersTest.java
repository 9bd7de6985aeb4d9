package org.hone.llama.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hone.domain.InvalidInputException;
import org.hone.io.Json;
import org.hone.llama.BpeTokenizer;
import org.hone.llama.TokenizerFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedTokenizersTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "gpt-2,llama-linear",
        "smollm,llama-tied",
        "llama-bpe,llama-bias-rope",
        "qwen2,qwen2",
        "smollm,llama-tied.gguf",
        "llama-bpe,llama-bias-rope.gguf",
        "qwen2,qwen3.gguf"
    })
    void idsAreThoseOfHuggingFace(String kind, String source) throws IOException {
        Path path = Fixtures.path("small/" + source);
        BpeTokenizer tokenizer =
                Files.isDirectory(path)
                        ? HuggingFaceFolder.read(path).tokenizer()
                        : GgufModel.read(path).tokenizer();
        List<String> texts = Fixtures.texts("texts.json");
        for (int i = 0; i < texts.size(); i++) {
            List<Integer> expected =
                    Fixtures.ints(
                            Fixtures.json("small/tokens.json").path(kind).path("marked").path(i));
            assertThat(tokenizer.encodeMarked(texts.get(i)))
                    .as("%s: %s", kind, texts.get(i))
                    .isEqualTo(expected);
        }
    }

    @Test
    void ordinaryTextNeverBecomesAControlToken() throws IOException {
        BpeTokenizer tokenizer =
                HuggingFaceFolder.read(Fixtures.path("small/llama-tied")).tokenizer();
        assertThat(tokenizer.encode("<|im_end|>")).doesNotContain(tokenizer.id("<|im_end|>"));
        assertThat(tokenizer.encodeMarked("<|im_end|>"))
                .containsExactly(tokenizer.id("<|im_end|>"));
        assertThat(tokenizer.decode(tokenizer.encode("<|im_end|>"))).isEqualTo("<|im_end|>");
    }

    @Test
    void aLongPieceIsNotSlow() throws IOException {
        BpeTokenizer tokenizer =
                HuggingFaceFolder.read(Fixtures.path("small/llama-tied")).tokenizer();
        String text = "ab".repeat(100_000);
        assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
    }

    @Test
    void whatWouldGiveOtherTokensIsRefusedByName() throws IOException {
        Map.of(
                        "/model|type|WordPiece", "WordPiece",
                        "/model|byte_fallback|true", "SentencePiece",
                        "/pre_tokenizer/pretokenizers/0|type|Metaspace", "Metaspace",
                        "/pre_tokenizer/pretokenizers/0/pattern|Regex|\\w+", "\\w+",
                        "/normalizer|type|Lowercase", "Lowercase",
                        "/added_tokens/0|lstrip|true", "lstrip")
                .forEach(
                        (change, name) ->
                                assertThatThrownBy(() -> changed(change.split("\\|")))
                                        .isInstanceOf(InvalidInputException.class)
                                        .hasMessageContaining(name));
    }

    private BpeTokenizer changed(String[] change) throws IOException {
        ObjectNode root = (ObjectNode) Fixtures.json("small/qwen2/tokenizer.json");
        ObjectNode at = (ObjectNode) root.at(change[0]);
        if (change[2].equals("true")) {
            at.put(change[1], true);
        } else {
            at.put(change[1], change[2]);
        }
        Path file = folder.resolve("tokenizer.json");
        Json.newMapper().writeValue(file.toFile(), root);
        return new TokenizerFile().read(file);
    }
}
