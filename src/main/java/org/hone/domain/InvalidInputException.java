package org.hone.domain;

/** Input that cannot be used; the message is one sentence for the user and says what to do. */
public class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the sentence that the user reads. */
    public InvalidInputException(String message) {
        super(message);
    }

    /** With the sentence that the user reads and the cause for the log. */
    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
