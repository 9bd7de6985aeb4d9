package org.hone.rlhf;

/** A model gave no usable plan; the message is one sentence for the user and says what to do. */
public class PlanningException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PlanningException(String message) {
        super(message);
    }

    public PlanningException(String message, Throwable cause) {
        super(message, cause);
    }
}
