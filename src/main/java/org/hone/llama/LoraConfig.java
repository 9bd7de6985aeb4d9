package org.hone.llama;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hone.domain.InvalidInputException;

/**
 * Low-rank adaptation (Hu et al. 2021) in PEFT's words.
 *
 * @param rank r, the inner width of each term
 * @param alpha terms are scaled by alpha / r
 * @param dropout share of a term's inputs dropped while training, 0 to below 1
 * @param targets last parts of the adapted projections' names, such as {@code q_proj}
 */
public record LoraConfig(int rank, double alpha, double dropout, Set<String> targets) {
    /** The projections of a decoder layer. */
    public static final List<String> PROJECTIONS =
            List.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj");

    public LoraConfig {
        targets = new TreeSet<>(targets);
        if (rank < 1 || !(alpha > 0) || !(dropout >= 0 && dropout < 1)) {
            throw new InvalidInputException(
                    "LoRA needs a rank of at least 1, an alpha above 0, and a dropout from 0 to below 1.");
        }
        if (targets.isEmpty() || !PROJECTIONS.containsAll(targets)) {
            throw new InvalidInputException(
                    "LoRA adapts %s, not %s; choose among them."
                            .formatted(String.join(", ", PROJECTIONS), String.join(", ", targets)));
        }
        targets = Set.copyOf(targets);
    }

    /** Rank and alpha on all projections, without dropout. */
    public static LoraConfig ofRank(int rank) {
        return new LoraConfig(rank, 2.0 * rank, 0, Set.copyOf(PROJECTIONS));
    }

    float scale() {
        return (float) (alpha / rank);
    }
}
