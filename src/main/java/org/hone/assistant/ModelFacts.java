package org.hone.assistant;

import java.util.Objects;

/**
 * What a model's own files say of it, read without loading the weights.
 *
 * @param name for people
 * @param kind how it is kept on disk
 * @param architecture such as {@code LlamaForCausalLM}; empty if the files do not say
 * @param parameters how many numbers the weights have; 0 if the files do not say
 * @param contextLength the longest sequence, in tokens; 0 if the files do not say
 * @param precision of most of the weights, such as {@code BF16} or {@code Q4_1}
 * @param licence as the files name it; empty if they do not
 */
public record ModelFacts(
        String name,
        ModelKind kind,
        String architecture,
        long parameters,
        long contextLength,
        String precision,
        String licence) {
    public ModelFacts {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(licence, "licence");
    }
}
