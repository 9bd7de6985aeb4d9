package org.hone.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.hone.assistant.AssistantException.Reason;
import org.hone.domain.Judgement;
import org.hone.domain.QueueKind;
import org.hone.domain.Ranking;
import org.hone.domain.Seat;
import org.hone.domain.StepResult;
import org.hone.domain.TaskState;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.Test;

/** What every assistant promises of annotation, in this process or in another. */
public abstract class AnnotationContract {
    private static final Seat SEAT = new Seat("Ada", "contract");

    protected abstract Assistant assistant();

    private AnnotationAssistant annotation() {
        return assistant().annotation();
    }

    private MakingStatus made(MakeTasks order) {
        MakingStatus status = annotation().make(order);
        while (status.active()) {
            LockSupport.parkNanos(50_000_000);
            status = annotation().making();
        }
        return status;
    }

    @Test
    void tasksAreMadeGivenJudgedAndTakenBack() {
        MakingStatus made =
                made(new MakeTasks(List.of("list drugs that treat gout"), 1, 1, 3, 1, 9));
        assertThat(made.phase()).as(made.problem()).isEqualTo(MakingStatus.Phase.DONE);
        assertThat(made.looked()).isEqualTo(3);
        assertThat(made.made()).isGreaterThanOrEqualTo(2);

        ShownTask task = annotation().next(SEAT, QueueKind.RANDOM, Set.of()).orElseThrow();
        assertThat(task.candidates()).hasSizeBetween(2, 3).doesNotHaveDuplicates();
        assertThat(annotation().next(SEAT, QueueKind.GOLD, Set.of(task.task()))).isPresent();
        List<StepResult> answer =
                annotation().preview(SEAT, task.task(), 0, step -> {}, Cancellation.none());
        assertThat(answer).hasSameSizeAs(task.candidates().get(0).steps());

        Judgement draft =
                new Judgement(
                        new Ranking(List.of(List.of(1), List.of(0))),
                        false,
                        "",
                        Optional.empty(),
                        "why",
                        7);
        annotation().draft(SEAT, task.task(), draft);
        assertThat(annotation().open(SEAT, task.task()).draft()).contains(draft);
        assertThat(annotation().tasks(SEAT, TaskState.DRAFT, 5))
                .extracting(TaskSummary::task)
                .contains(task.task());
        refused(Reason.INVALID_INPUT, () -> annotation().opinions(SEAT, task.task()));
        UUID id = UUID.randomUUID();
        annotation().decide(SEAT, task.task(), id, draft);
        annotation().decide(SEAT, task.task(), id, draft);
        assertThat(annotation().opinions(SEAT, task.task()).rewards())
                .hasSameSizeAs(task.candidates());
        assertThat(annotation().stats(SEAT, QueueKind.RANDOM).done()).isEqualTo(1);
        assertThat(annotation().undo(SEAT).orElseThrow().draft()).contains(draft);
        annotation().skip(SEAT, task.task());
        refused(
                Reason.NOT_FOUND,
                () -> annotation().decide(SEAT, task.task(), UUID.randomUUID(), draft));
        annotation().release(SEAT);
    }

    @Test
    void anOrderForNothingAndAPlanThatCannotRunAreRefused() {
        refused(
                Reason.INVALID_INPUT,
                () -> annotation().make(new MakeTasks(List.of(), 0, 0, 4, 1, 1)));
        refused(
                Reason.INVALID_INPUT,
                () -> annotation().make(new MakeTasks(List.of("a"), 0, 0, 9, 1, 1)));
        refused(Reason.NOT_FOUND, () -> annotation().skip(SEAT, UUID.randomUUID()));
        assertThat(annotation().check("x = nothing()\nreturn x").runnable()).isFalse();
    }

    private static void refused(Reason reason, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AssistantException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
