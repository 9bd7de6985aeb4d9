package org.hone.catalog;

import java.util.Optional;

/**
 * A place within a plan that is being written byte by byte (UTF-8). Immutable. From every position
 * that {@link PlanGrammar} hands out, a complete plan can be reached.
 */
public interface GrammarPosition {
    /** Whether a byte (0 to 255) may come next. */
    boolean allows(int nextByte);

    /**
     * The position after a byte.
     *
     * @throws IllegalArgumentException if the byte is not allowed
     */
    GrammarPosition after(int nextByte);

    /** The position after a byte; empty if it may not come next. */
    Optional<GrammarPosition> next(int nextByte);

    /** Whether what was written so far is a whole plan. */
    boolean complete();
}
