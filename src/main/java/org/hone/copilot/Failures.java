package org.hone.copilot;

import java.util.function.Supplier;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.domain.InvalidInputException;
import org.hone.rlhf.PlanningException;

/** Says what went wrong in the words of the seam. */
public final class Failures {
    private Failures() {}

    /**
     * The result of some work; what it throws for the user comes out as {@link AssistantException}.
     */
    public static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidInputException invalid) {
            throw new AssistantException(Reason.INVALID_INPUT, invalid.getMessage(), invalid);
        } catch (PlanningException noPlan) {
            throw new AssistantException(reason(noPlan), noPlan.getMessage(), noPlan);
        }
    }

    private static Reason reason(PlanningException noPlan) {
        return switch (noPlan.reason()) {
            case NO_PLAN -> Reason.NO_PLAN;
            case KEY_REFUSED -> Reason.KEY_REFUSED;
            case MODEL_DOWN -> Reason.MODEL_DOWN;
        };
    }
}
