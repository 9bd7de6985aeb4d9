package org.hone.assistant;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hone.domain.Judgement;
import org.hone.domain.QueueKind;
import org.hone.domain.Seat;
import org.hone.domain.StepResult;
import org.hone.domain.TaskState;

/** What travels for {@link AnnotationAssistant}: one record per method with arguments. */
public final class AnnotationCalls {
    private AnnotationCalls() {}

    public record Next(Seat seat, QueueKind queue, Set<UUID> inHand) {}

    public record OfTask(Seat seat, UUID task) {}

    public record OfSeat(Seat seat) {}

    public record Decide(Seat seat, UUID task, UUID id, Judgement judgement) {}

    public record Draft(Seat seat, UUID task, Judgement judgement) {}

    public record Stats(Seat seat, QueueKind queue) {}

    public record Tasks(Seat seat, TaskState state, int limit) {}

    public record Check(String planText) {}

    /**
     * @param call names the call, so that it can be cancelled
     */
    public record Preview(UUID call, Seat seat, UUID task, int position) {}

    /** What {@link AnnotationAssistant#preview} returns. */
    public record Previewed(List<StepResult> steps) {}
}
