package org.hone.assistant;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hone.domain.AnnotatorStats;
import org.hone.domain.Judgement;
import org.hone.domain.QueueKind;
import org.hone.domain.Seat;
import org.hone.domain.StepResult;
import org.hone.domain.TaskState;
import org.hone.task.Cancellation;

/**
 * Comparing plans [patent 52-60]: tasks are made, given to annotators and judged. What a method
 * writes is on disk when it returns.
 *
 * <p>Every method throws {@link AssistantException} when it cannot do what was asked.
 */
public interface AnnotationAssistant {
    /**
     * Begins to make tasks in the background.
     *
     * @throws AssistantException with reason INVALID_INPUT while another order is worked on, or if
     *     this one asks for nothing
     */
    MakingStatus make(MakeTasks order);

    /** How far the last order is. */
    MakingStatus making();

    /** Stops after the question at hand, until {@link #resumeMaking}. */
    MakingStatus pauseMaking();

    /** Goes on. */
    MakingStatus resumeMaking();

    /** Gives up the rest of the order; the tasks made so far stay. */
    MakingStatus cancelMaking();

    /**
     * The next task for a seat; empty when the queue has none for this annotator.
     *
     * @param inHand tasks that the window has already, which are not given again
     */
    Optional<ShownTask> next(Seat seat, QueueKind queue, Set<UUID> inHand);

    /**
     * A task that the annotator began or skipped.
     *
     * @throws AssistantException with reason NOT_FOUND if others have it now
     */
    ShownTask open(Seat seat, UUID task);

    /**
     * Stores a judgement.
     *
     * @param id of the judgement; the same one twice is stored once
     * @throws AssistantException with reason NOT_FOUND if the task went to others after a long
     *     pause, INVALID_INPUT if the judgement says nothing or its plan cannot run
     */
    void decide(Seat seat, UUID task, UUID id, Judgement judgement);

    /** Keeps what was said so far, and the task with the seat. */
    void draft(Seat seat, UUID task, Judgement judgement);

    /** Leaves a task to others. */
    void skip(Seat seat, UUID task);

    /** Takes back the last judgement or skip; empty when there is none. */
    Optional<ShownTask> undo(Seat seat);

    /** Gives back what the seat holds and has not begun. */
    void release(Seat seat);

    /**
     * What others and the reward model think.
     *
     * @throws AssistantException with reason INVALID_INPUT before the annotator has judged the task
     */
    Opinions opinions(Seat seat, UUID task);

    /** How far an annotator is. */
    AnnotatorStats stats(Seat seat, QueueKind queue);

    /** An annotator's tasks of one state, newest first. */
    List<TaskSummary> tasks(Seat seat, TaskState state, int limit);

    /** Reads and validates a plan; never throws for what is wrong in the text. */
    PlanCheck check(String planText);

    /**
     * Runs a plan of a task, to see its answer.
     *
     * @param position of the plan as shown, from 0
     * @param steps hears each change of a step; on any thread
     */
    List<StepResult> preview(
            Seat seat,
            UUID task,
            int position,
            Consumer<StepResult> steps,
            Cancellation cancellation);
}
