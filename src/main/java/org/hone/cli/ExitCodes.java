package org.hone.cli;

import org.hone.assistant.AssistantException;
import org.hone.domain.InvalidInputException;
import org.hone.rlhf.PlanningException;
import picocli.CommandLine;

/** What the command line answers to the shell; {@code hone --help} lists the codes. */
public final class ExitCodes implements CommandLine.IExecutionExceptionHandler {
    public static final int DONE = 0;
    public static final int BAD_INPUT = 1;
    public static final int USAGE = 2;
    public static final int MISSING = 3;
    public static final int UNREACHABLE = 4;
    public static final int FAILED = 5;

    /** A window has this data folder already, and it could not be brought to the front. */
    public static final int IN_USE = 6;

    public static final int UNCONFIRMED = 7;

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println(command.getColorScheme().errorText(sentence(failure)));
        if (code(failure) == FAILED) {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return code(failure);
    }

    private static String sentence(Exception failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage();
    }

    private static int code(Exception failure) {
        if (failure instanceof InvalidInputException || failure instanceof PlanningException) {
            return BAD_INPUT;
        } else if (failure instanceof AssistantException refused) {
            return switch (refused.reason()) {
                case INVALID_INPUT, NO_PLAN, NOT_FOUND -> BAD_INPUT;
                case SERVICE_DOWN, KEY_REFUSED, MODEL_DOWN, DISCONNECTED -> UNREACHABLE;
                case INTERNAL -> FAILED;
            };
        }
        return FAILED;
    }
}
