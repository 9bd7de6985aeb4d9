package org.hone.evaluate;

/**
 * How one proposed plan did.
 *
 * @param intent what was asked
 * @param group how it was phrased
 * @param heldOut whether the intent is in no train example
 * @param linked whether the linker found just the entities that were meant
 * @param exact whether the executed answers are equal
 * @param f1 of the answers' identifiers, in [0, 1]
 * @param sameText whether the plans are equal but for naming: a diagnostic
 * @param millis to the plan, linking included
 */
public record PlanScore(
        String intent,
        String group,
        boolean heldOut,
        boolean linked,
        boolean exact,
        double f1,
        boolean sameText,
        double millis) {}
