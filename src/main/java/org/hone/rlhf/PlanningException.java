package org.hone.rlhf;

/** A model gave no usable plan; the message is one sentence for the user and says what to do. */
public class PlanningException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why there is no plan. */
    public enum Reason {
        /** The model was asked, and wrote none that can be used. */
        NO_PLAN,
        /** The model's endpoint refused the key. */
        KEY_REFUSED,
        /** The model cannot be asked now. */
        MODEL_DOWN
    }

    private final Reason reason;

    /** The model wrote none. */
    public PlanningException(String message) {
        this(Reason.NO_PLAN, message);
    }

    public PlanningException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why there is no plan. */
    public Reason reason() {
        return reason;
    }
}
