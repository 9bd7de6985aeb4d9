package org.hone.llama;

import java.util.List;

/**
 * A training example: a prompt and what is to be learnt after it.
 *
 * @param prompt tokens that are given
 * @param completion tokens whose prediction is trained
 */
public record TokenSequence(List<Integer> prompt, List<Integer> completion) {
    public TokenSequence {
        prompt = List.copyOf(prompt);
        completion = List.copyOf(completion);
        if (prompt.isEmpty() || completion.isEmpty()) {
            throw new IllegalArgumentException("A prompt and a completion are needed");
        }
    }

    /** Tokens in all. */
    public int length() {
        return prompt.size() + completion.size();
    }
}
