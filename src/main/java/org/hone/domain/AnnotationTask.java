package org.hone.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A state and the plans for it that annotators compare: (S, A1, ..., AK) [patent 54, 58].
 *
 * @param id unique
 * @param state S
 * @param candidates {@value #FEWEST} to {@value #MOST} plans, no two of them equal
 * @param orderSeed of the orders in which annotators see the candidates
 * @param kind pairwise, K-way or gold
 * @param gold index of the candidate known to be right; present exactly for GOLD
 * @param overlap how many annotators are to judge it, at least 1
 * @param madeAt when it was made
 */
public record AnnotationTask(
        UUID id,
        State state,
        List<CandidatePlan> candidates,
        long orderSeed,
        TaskKind kind,
        Optional<Integer> gold,
        int overlap,
        Instant madeAt) {
    /** The fewest candidates. */
    public static final int FEWEST = 2;

    /** The most candidates. */
    public static final int MOST = 6;

    public AnnotationTask {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        candidates = List.copyOf(candidates);
        Objects.requireNonNull(madeAt, "madeAt");
        if (candidates.size() < FEWEST || candidates.size() > MOST) {
            throw new IllegalArgumentException(candidates.size() + " candidates");
        }
        if (gold.isPresent() != (kind == TaskKind.GOLD) || overlap < 1) {
            throw new IllegalArgumentException(kind + ", gold " + gold + ", overlap " + overlap);
        }
        if (gold.isPresent()) {
            Objects.checkIndex(gold.get(), candidates.size());
        }
    }

    /** The plans, in the order stored. */
    public List<Plan> plans() {
        return candidates.stream().map(candidate -> candidate.action().plan()).toList();
    }

    /**
     * The candidates' indexes in the order in which an annotator sees them: the same at each call,
     * another for each annotator and task.
     */
    public List<Integer> order(String annotator) {
        List<Integer> order =
                IntStream.range(0, candidates.size())
                        .boxed()
                        .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(order, new Random(orderSeed * 31 + annotator.hashCode()));
        return List.copyOf(order);
    }
}
