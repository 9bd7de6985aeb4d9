package org.hone.registry;

import java.io.IOException;
import java.util.Locale;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.domain.InvalidInputException;

/** Says in one sentence what went wrong with a file. */
final class FileTrouble {
    private FileTrouble() {}

    /** Work on files. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * The result of some work; what goes wrong comes out as {@link AssistantException}.
     *
     * @param what the beginning of the sentence
     */
    static <T> T reported(String what, Work<T> work) {
        try {
            return work.run();
        } catch (InvalidInputException unusable) {
            throw new AssistantException(Reason.INVALID_INPUT, unusable.getMessage(), unusable);
        } catch (IOException failed) {
            throw new AssistantException(
                    Reason.INVALID_INPUT,
                    "%s (%s). Look whether the disk is there, has room and may be used, and try again."
                            .formatted(what, reason(failed)),
                    failed);
        }
    }

    private static String reason(IOException failed) {
        String kind =
                failed.getClass()
                        .getSimpleName()
                        .replace("Exception", "")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT);
        return failed.getMessage() == null ? kind : kind + ": " + failed.getMessage();
    }
}
