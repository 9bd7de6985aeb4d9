package org.hone.assistant;

/**
 * The assistant could not do what was asked; the message is one sentence for the user and says what
 * to do.
 */
public class AssistantException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why it could not be done. */
    public enum Reason {
        /** The input cannot be used. */
        INVALID_INPUT,
        /** No model gave a usable plan. */
        NO_PLAN,
        /** The biomedical service does not answer. */
        SERVICE_DOWN,
        /** The model endpoint refused the key. */
        KEY_REFUSED,
        /** The model endpoint does not answer as one, or not in time. */
        MODEL_DOWN,
        /** The assistant process is gone; it is being started again. */
        DISCONNECTED,
        /** What was asked for does not exist. */
        NOT_FOUND,
        /** Anything else; see the log. */
        INTERNAL
    }

    private final Reason reason;

    public AssistantException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public AssistantException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why it could not be done. */
    public Reason reason() {
        return reason;
    }
}
