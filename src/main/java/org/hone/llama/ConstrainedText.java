package org.hone.llama;

import java.util.List;

/**
 * A prompt and what its continuation may be.
 *
 * @param prompt token numbers, at least one
 * @param start of the continuation
 */
public record ConstrainedText(List<Integer> prompt, ByteAutomaton start) {
    public ConstrainedText {
        prompt = List.copyOf(prompt);
    }
}
