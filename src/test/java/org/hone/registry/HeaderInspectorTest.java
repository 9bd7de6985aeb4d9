package org.hone.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.hone.assistant.ModelFacts;
import org.hone.assistant.ModelKind;
import org.hone.domain.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderInspectorTest {
    private final HeaderInspector inspector = new HeaderInspector();
    @TempDir Path folder;

    @Test
    void aHuggingFaceFolderSaysWhatItIsAndWhichFilesBelongToIt() throws IOException {
        Path model = SmallModels.huggingFace(folder.resolve("Tiny-Llama"));
        ModelInspector.Inspection found = inspector.inspect(model);
        assertThat(found.facts())
                .isEqualTo(
                        new ModelFacts(
                                "Tiny-Llama",
                                ModelKind.HUGGING_FACE,
                                "LlamaForCausalLM",
                                6,
                                2048,
                                "BF16",
                                "apache-2.0"));
        assertThat(found.files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("README.md", "config.json", "model.safetensors", "tokenizer.json");
    }

    @Test
    void aSnapshotOfTheHuggingFaceCacheHasItsModelsName() throws IOException {
        Path snapshot = folder.resolve("models--acme--Tiny-1M/snapshots/0a1b");
        SmallModels.huggingFace(snapshot);
        assertThat(inspector.inspect(snapshot).facts().name()).isEqualTo("Tiny-1M");
    }

    @Test
    void aGgufSaysWhatItIsAloneOrInItsFolder() throws IOException {
        Path file = SmallModels.gguf(folder.resolve("tiny.Q4_1.gguf"));
        ModelFacts facts =
                new ModelFacts("tiny.Q4_1", ModelKind.GGUF, "llama", 64, 8192, "Q4_1", "mit");
        assertThat(inspector.inspect(file).facts()).isEqualTo(facts);
        assertThat(inspector.inspect(folder).facts()).isEqualTo(facts);
    }

    @Test
    void theShippedCheckpointIsKnownAsOne() throws IOException {
        ModelFacts facts = inspector.inspect(Path.of("models/first")).facts();
        assertThat(facts.kind()).isEqualTo(ModelKind.CHECKPOINT);
        assertThat(facts.name()).isEqualTo("first-1");
        assertThat(facts.parameters()).isEqualTo(1_924_800);
        assertThat(facts.precision()).isEqualTo("F32");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        refused(folder.resolve("nowhere"), "nothing at");
        refused(folder, "no config.json and no GGUF");
        Path model = SmallModels.huggingFace(folder.resolve("m"));
        Files.writeString(
                model.resolve("model.safetensors.index.json"),
                "{\"weight_map\":{\"a\":\"model-00002-of-00002.safetensors\"}}");
        refused(model, "no model-00002-of-00002.safetensors");
        Files.delete(model.resolve("model.safetensors"));
        refused(model, "no .safetensors file");
        SmallModels.gguf(folder.resolve("two/a.gguf"));
        SmallModels.gguf(folder.resolve("two/b.gguf"));
        refused(folder.resolve("two"), "2 GGUF files");
    }

    @Test
    void aHeaderThatLiesGivesASentenceWhateverItSays() throws IOException {
        Random random = new Random(7);
        for (Path original :
                new Path[] {
                    SmallModels.gguf(folder.resolve("a.gguf")),
                    SmallModels.huggingFace(folder.resolve("m")).resolve("model.safetensors")
                }) {
            byte[] whole = Files.readAllBytes(original);
            boolean gguf = original.toString().endsWith(".gguf");
            for (int i = 0; i < 3000; i++) {
                byte[] damaged =
                        Arrays.copyOf(
                                whole, i % 3 == 0 ? random.nextInt(whole.length) : whole.length);
                for (int n = random.nextInt(4); n > 0 && damaged.length > 0; n--) {
                    damaged[random.nextInt(damaged.length)] =
                            (byte) (random.nextBoolean() ? 0xff : random.nextInt());
                }
                Files.write(original, damaged);
                try {
                    inspector.inspect(gguf ? original : original.getParent());
                } catch (InvalidInputException refused) {
                    assertThat(refused.getMessage()).endsWith(".");
                }
            }
        }
    }

    private void refused(Path place, String why) {
        assertThatThrownBy(() -> inspector.inspect(place))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(why);
    }
}
