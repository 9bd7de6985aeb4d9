package org.hone.ui.copilot;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;

/**
 * Something that did not work, as the analyst reads it.
 *
 * @param sentence what went wrong and what to do
 * @param again whether the same may work at another try
 * @param settings whether the way out begins in the settings
 * @param details for whoever looks into it; empty when the sentence says all
 */
public record Failure(String sentence, boolean again, boolean settings, String details) {
    public Failure {
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(details, "details");
    }

    /** What a failure of the assistant comes to. */
    static Failure of(Throwable thrown) {
        String sentence = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        Reason reason =
                thrown instanceof AssistantException known ? known.reason() : Reason.INTERNAL;
        return switch (reason) {
            case INVALID_INPUT, NOT_FOUND -> new Failure(sentence, false, false, "");
            case NO_PLAN, DISCONNECTED -> new Failure(sentence, true, false, "");
            case SERVICE_DOWN, KEY_REFUSED, MODEL_DOWN -> new Failure(sentence, true, true, "");
            case INTERNAL -> new Failure(sentence, true, false, trace(thrown));
        };
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
