package org.hone.copilot;

import java.util.function.Supplier;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.domain.InvalidInputException;
import org.hone.rlhf.PlanningException;

/** Says what went wrong in the words of the seam. */
final class Failures {
    private Failures() {}

    static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidInputException invalid) {
            throw new AssistantException(Reason.INVALID_INPUT, invalid.getMessage(), invalid);
        } catch (PlanningException noPlan) {
            throw new AssistantException(Reason.NO_PLAN, noPlan.getMessage(), noPlan);
        }
    }
}
