package org.hone.rlhf.endpoint;

import org.hone.rlhf.PlanningException;

/**
 * An endpoint could not be used; the message is one sentence on what happened and one on what to
 * do. It has no cause: what an endpoint sent may hold the key.
 */
public final class EndpointException extends PlanningException {
    private static final long serialVersionUID = 1;

    /** What went wrong. */
    public enum Kind {
        /** The key is wrong, missing, or not allowed to use the model. */
        KEY_REFUSED,
        /** Too many questions, also after waiting. */
        RATE_LIMITED,
        /** No connection, a broken one, or a failing endpoint. */
        UNREACHABLE,
        /** It answered, but not as chat endpoints do, or not to the end. */
        BAD_ANSWER,
        /** The time was over. */
        TIMED_OUT,
        /** No such model, or no chat endpoint at that address. */
        MODEL_UNKNOWN
    }

    private final Kind kind;

    EndpointException(Kind kind, String message) {
        super(
                switch (kind) {
                    case KEY_REFUSED -> Reason.KEY_REFUSED;
                    case BAD_ANSWER -> Reason.NO_PLAN;
                    case RATE_LIMITED, UNREACHABLE, TIMED_OUT, MODEL_UNKNOWN -> Reason.MODEL_DOWN;
                },
                message);
        this.kind = kind;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }
}
