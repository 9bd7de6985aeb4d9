package org.hone.catalog;

import java.util.Objects;

/**
 * Something wrong, or doubtful, in a plan text.
 *
 * @param severity whether the plan can run
 * @param line from 1
 * @param column from 1, in characters
 * @param message what is wrong
 * @param hint what to do; may be empty
 */
public record PlanError(Severity severity, int line, int column, String message, String hint) {
    /** An error stops the plan; a warning does not. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public PlanError {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(hint, "hint");
    }
}
