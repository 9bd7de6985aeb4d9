package org.hone.llama.formats;

import java.util.Optional;

/**
 * What a model's card shows.
 *
 * @param name as the model calls itself, or its file's name
 * @param format the layout on disk
 * @param architecture Hugging Face's {@code model_type}
 * @param parameters how many numbers the weights have
 * @param context the longest sequence, in tokens
 * @param precision how the file stores most of them, such as {@code Q4_1} or {@code BF16}; in
 *     memory they are float32
 * @param licence as the model states it, such as {@code apache-2.0}
 * @param bytes of the weights on disk
 */
public record ModelDescription(
        String name,
        Format format,
        String architecture,
        long parameters,
        int context,
        String precision,
        Optional<String> licence,
        long bytes) {

    /** A layout on disk. */
    public enum Format {
        /** {@code config.json} and {@code *.safetensors}. */
        HUGGING_FACE,
        /** One file of llama.cpp. */
        GGUF,
        /** Hone's own. */
        CHECKPOINT
    }
}
