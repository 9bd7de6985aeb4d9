package org.hone.assistant;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.domain.Linking;
import org.hone.domain.Outcome;
import org.hone.domain.StepResult;
import org.hone.task.Cancellation;

/**
 * Query to suggestion to answer [patent 40, 49-50]. A signal is on disk when the method that gave
 * it returns.
 *
 * <p>Every method throws {@link AssistantException} when it cannot do what was asked, and {@link
 * java.util.concurrent.CancellationException} when its cancellation was requested.
 */
public interface CopilotAssistant {

    /**
     * Begins a session; later questions in it may refer to earlier answers.
     *
     * @param annotator who asks; may be empty
     */
    UUID startSession(String annotator);

    /** The entities that a query mentions, given what the session has linked before. */
    Linking link(UUID session, String query);

    /** Entities whose name or synonym starts with or resembles a text, best first. */
    List<Entity> complete(String text, int limit);

    /**
     * Asks a question.
     *
     * @param choices entities that the analyst chose in place of the linker's first reading
     * @param tokens hears the plan's text as it grows; on any thread
     */
    ShownPlan ask(
            UUID session,
            String query,
            Map<EntityMark, Entity> choices,
            Consumer<String> tokens,
            Cancellation cancellation);

    /**
     * Rejects a suggestion and asks for another plan for the same question; the new one equals none
     * that was rejected.
     */
    ShownPlan regenerate(UUID suggestion, Consumer<String> tokens, Cancellation cancellation);

    /** Reads and validates a plan as edited; never throws for what is wrong in the text. */
    PlanCheck check(UUID suggestion, String planText);

    /**
     * Accepts a suggestion and runs it.
     *
     * @param planText the plan as shown, or as edited
     * @param steps hears each change of a step; on any thread
     */
    Outcome submit(
            UUID suggestion,
            String planText,
            Consumer<StepResult> steps,
            Cancellation cancellation);

    /** Thumbs up or down. */
    void rate(UUID suggestion, boolean up);

    /** What the analyst says of a suggestion, in words. */
    void comment(UUID suggestion, String message);

    /** The latest questions, newest first, without repetition. */
    List<String> recentQueries(int limit);

    /** Three questions that work at once. */
    List<String> exampleQueries();
}
