package org.hone.assistant;

import java.util.List;

/**
 * What is to be said of a plan text.
 *
 * @param problems errors and warnings in the order of the text; empty for a sound plan
 * @param steps the plan in words; empty while it has errors
 */
public record PlanCheck(List<Problem> problems, List<StepInWords> steps) {
    public PlanCheck {
        problems = List.copyOf(problems);
        steps = List.copyOf(steps);
    }

    /** Whether the plan can run. */
    public boolean runnable() {
        return problems.stream().noneMatch(Problem::error);
    }

    /**
     * One problem.
     *
     * @param error whether it stops the plan
     * @param line from 1
     * @param column from 1
     * @param message what is wrong, and what to do
     */
    public record Problem(boolean error, int line, int column, String message) {}
}
