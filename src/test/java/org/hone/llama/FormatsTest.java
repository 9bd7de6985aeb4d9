package org.hone.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hone.domain.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsTest {
    private static final BpeTokenizer TOKENIZER =
            new BpeTrainer()
                    .train(
                            List.of(
                                    "list genes associated with @disease1",
                                    "genes = disease_genes(disease=@disease1)\nreturn genes",
                                    "list genes list genes"),
                            330,
                            List.of("<eos>"),
                            List.of("@disease1"));

    @TempDir Path folder;

    @Property
    void anyTextSurvivesEncoding(@ForAll String text) {
        String wellFormed =
                new String(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(TOKENIZER.decode(TOKENIZER.encode(wellFormed))).isEqualTo(wellFormed);
    }

    @Test
    void frequentWordsAndMarksAreOneToken() {
        assertThat(TOKENIZER.encode(" genes")).hasSize(1);
        assertThat(TOKENIZER.encode("@disease1")).containsExactly(TOKENIZER.id("@disease1"));
        assertThat(TOKENIZER.encode("@disease12")).hasSizeGreaterThan(1);
        assertThat(TOKENIZER.encode("<eos>")).doesNotContain(TOKENIZER.id("<eos>"));
    }

    @Test
    void aTokenizerFileGivesTheSameTokens() throws IOException {
        Path file = folder.resolve("tokenizer.json");
        new TokenizerFile().write(file, TOKENIZER);
        BpeTokenizer read = new TokenizerFile().read(file);
        String text = "list genes of @disease1, née 5";
        assertThat(read.encode(text)).isEqualTo(TOKENIZER.encode(text));
        assertThat(read.size()).isEqualTo(TOKENIZER.size());
    }

    @Test
    void safetensorsComeBackAsTheyWere() throws IOException {
        Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
        tensors.put(
                "a", new SafeTensors.Tensor(new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, -0.5f}));
        tensors.put("b", new SafeTensors.Tensor(new long[] {1}, new float[] {Float.MIN_VALUE}));
        Path file = folder.resolve("x.safetensors");
        new SafeTensors().write(file, tensors);
        Map<String, SafeTensors.Tensor> read = new SafeTensors().read(file);
        assertThat(read.get("a").shape()).containsExactly(2, 3);
        assertThat(read.get("a").values()).containsExactly(1, 2, 3, 4, 5, -0.5f);
        assertThat(read.get("b").values()).containsExactly(Float.MIN_VALUE);
    }

    @Test
    void aHeaderThatLiesIsAnErrorAndNoAllocation() throws IOException {
        Path file = folder.resolve("lies.safetensors");
        for (String header :
                List.of(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1000000000,1000000000],\"data_offsets\":[0,8]}}",
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[500000000],\"data_offsets\":[0,2000000000]}}",
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
                        "{\"a\":{\"dtype\":\"I16\",\"shape\":[1],\"data_offsets\":[0,2]}}",
                        "{\"a\":5}",
                        "[]",
                        "{")) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(8 + header.length() + 4)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(header.length())
                            .put(header.getBytes());
            Files.write(file, bytes.array());
            assertThatThrownBy(() -> new SafeTensors().read(file))
                    .as(header)
                    .isInstanceOf(InvalidInputException.class);
        }
        Files.write(
                file,
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(Long.MAX_VALUE)
                        .array());
        assertThatThrownBy(() -> new SafeTensors().read(file))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void damagedBytesNeverCrashTheReader() throws IOException {
        Path file = folder.resolve("fuzz.safetensors");
        new SafeTensors()
                .write(
                        file,
                        Map.of(
                                "weight",
                                new SafeTensors.Tensor(new long[] {4}, new float[] {1, 2, 3, 4})));
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = sound.clone();
            for (int k = 0; k <= random.nextInt(4); k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try {
                new SafeTensors().read(file);
            } catch (InvalidInputException expected) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }
}
