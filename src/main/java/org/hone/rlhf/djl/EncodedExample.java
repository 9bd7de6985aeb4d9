package org.hone.rlhf.djl;

import java.util.List;
import org.hone.llama.TokenSequence;
import org.hone.rlhf.Judgement;

/**
 * A judgement whose candidates are tokens.
 *
 * @param id unique
 * @param query parts training from held-out examples
 * @param candidates each encoded once
 * @param judgement over the candidates
 * @param weight at least 0
 */
record EncodedExample(
        String id,
        String query,
        List<TokenSequence> candidates,
        Judgement judgement,
        double weight) {
    EncodedExample {
        candidates = List.copyOf(candidates);
    }

    /** Tokens of all candidates. */
    int tokens() {
        return candidates.stream().mapToInt(TokenSequence::length).sum();
    }
}
