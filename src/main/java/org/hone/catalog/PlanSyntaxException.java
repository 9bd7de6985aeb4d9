package org.hone.catalog;

import org.hone.catalog.ParsedPlan.Position;

/** Leaves the reading of one line; never leaves {@link PlanParser}. */
final class PlanSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Position position;
    private final String hint;

    PlanSyntaxException(Position position, String message, String hint) {
        super(message, null, false, false);
        this.position = position;
        this.hint = hint;
    }

    Position position() {
        return position;
    }

    String hint() {
        return hint;
    }
}
