package org.hone.catalog;

/** JSON that is no plan; the message goes on from the name of the step. */
final class PlanJsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PlanJsonException(String message) {
        super(message);
    }
}
