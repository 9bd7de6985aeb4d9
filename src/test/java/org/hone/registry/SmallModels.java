package org.hone.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Models of a few bytes, in the formats that users have. */
public final class SmallModels {
    private SmallModels() {}

    /** A Hugging Face folder with six numbers in one file of weights, in BF16. */
    public static Path huggingFace(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("config.json"),
                "{\"architectures\":[\"LlamaForCausalLM\"],\"model_type\":\"llama\",\"max_position_embeddings\":2048}");
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        Files.writeString(
                folder.resolve("README.md"), "---\nlanguage: en\nlicense: apache-2.0\n---\n# Tiny");
        Files.writeString(folder.resolve("pytorch_model.bin"), "not read");
        byte[] header =
                "{\"a\":{\"dtype\":\"BF16\",\"shape\":[2,3],\"data_offsets\":[0,12]}}"
                        .getBytes(StandardCharsets.UTF_8);
        ByteBuffer weights =
                ByteBuffer.allocate(8 + header.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        weights.putLong(header.length).put(header);
        Files.write(folder.resolve("model.safetensors"), weights.array());
        return folder;
    }

    /** A GGUF file with a vocabulary of two, and one tensor of 64 numbers in Q4_1. */
    public static Path gguf(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Little out = new Little();
        out.int32(0x46554747).int32(3).int64(1).int64(4);
        out.text("general.architecture").int32(8).text("llama");
        out.text("general.license").int32(8).text("mit");
        out.text("llama.context_length").int32(4).int32(8192);
        out.text("tokenizer.ggml.tokens").int32(9).int32(8).int64(2).text("a").text("b");
        out.text("blk.0.attn_q.weight").int32(2).int64(32).int64(2).int32(3).int64(0);
        out.int64(0);
        Files.write(file, out.bytes.toByteArray());
        return file;
    }

    private static final class Little {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Little int32(int value) {
            for (int i = 0; i < 4; i++) {
                bytes.write(value >> 8 * i);
            }
            return this;
        }

        Little int64(long value) {
            return int32((int) value).int32((int) (value >> 32));
        }

        Little text(String text) {
            int64(text.length());
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }
    }
}
