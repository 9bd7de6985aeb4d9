package org.hone.rlhf;

import org.hone.domain.Selection;

/** Chooses which action the analyst sees [patent 46, 72-75]. */
public interface SelectionPolicy {
    /**
     * Chooses between A1 (index 0) and A2 (index 1).
     *
     * @param reward1 R1 of the first model's action
     * @param reward2 R2 of the refined action
     * @param seed of the draw
     */
    Selection select(double reward1, double reward2, long seed);
}
