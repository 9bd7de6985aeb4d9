package org.hone.assistant;

/** How a model's weights are kept on disk. */
public enum ModelKind {
    /** A checkpoint that Hone trained: {@code model.json} beside the weights. */
    CHECKPOINT,
    /** A Hugging Face folder: {@code config.json} and {@code *.safetensors}. */
    HUGGING_FACE,
    /** One GGUF file. */
    GGUF
}
