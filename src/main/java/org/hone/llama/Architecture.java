package org.hone.llama;

/**
 * The families that the decoder runs, by Hugging Face's {@code model_type}. They share every part;
 * they differ in biases and in the norms of queries and keys.
 */
public enum Architecture {
    /** Llama 2 and 3, SmolLM2, and Hone's own checkpoints. */
    LLAMA("llama", "LlamaForCausalLM", false),
    /** Queries, keys and values have biases. */
    QWEN2("qwen2", "Qwen2ForCausalLM", false),
    /** Queries and keys are normalised per head. */
    QWEN3("qwen3", "Qwen3ForCausalLM", true);

    private final String modelType;
    private final String className;
    private final boolean headNorms;

    Architecture(String modelType, String className, boolean headNorms) {
        this.modelType = modelType;
        this.className = className;
        this.headNorms = headNorms;
    }

    /** Hugging Face's name of the family. */
    public String modelType() {
        return modelType;
    }

    /** Hugging Face's name of the class, as {@code architectures} lists it. */
    public String className() {
        return className;
    }

    /** Whether an RMSNorm stands behind the projections of queries and keys. */
    public boolean headNorms() {
        return headNorms;
    }
}
