package org.hone.execute;

/** A step that cannot be done; the message is one sentence for the user. */
final class StepFailure extends Exception {
    private static final long serialVersionUID = 1;

    StepFailure(String message) {
        super(message);
    }
}
