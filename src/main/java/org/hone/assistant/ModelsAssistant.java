package org.hone.assistant;

import org.hone.domain.ModelRole;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/**
 * The models that the user added, and what they are used as. Paths are of the assistant's machine.
 *
 * <p>Every method throws {@link AssistantException} when it cannot do what was asked: reason
 * NOT_FOUND for an id that is not there, INVALID_INPUT for what cannot be used. Long ones throw
 * {@link java.util.concurrent.CancellationException} when their cancellation was requested.
 */
public interface ModelsAssistant {
    /** All of them. */
    ModelShelf list();

    /** The card of one. */
    AddedModel show(String id);

    /**
     * Adds a Hugging Face folder, a checkpoint of Hone's or a GGUF file, and takes the checksums of
     * its files. The model is there when the method returns; cancelled, failed or killed it leaves
     * nothing.
     *
     * @param path full path of the folder or file
     * @param copy whether to copy the files; else they are used where they are
     * @param progress in bytes; on any thread
     */
    AddedModel add(String path, boolean copy, Progress progress, Cancellation cancellation);

    /**
     * Forgets a model; a copy is deleted, files that are used where they are stay.
     *
     * @throws AssistantException with reason INVALID_INPUT while it is in use
     */
    void remove(String id);

    /**
     * Compares a model's files with their checksums; the card remembers the result.
     *
     * @param progress in bytes; on any thread
     */
    ModelCheck verify(String id, Progress progress, Cancellation cancellation);

    /**
     * Uses a model from now on.
     *
     * @param role FIRST or REFINEMENT
     * @throws AssistantException with reason INVALID_INPUT if it cannot plan; what was in use stays
     */
    AssistantStatus use(ModelRole role, String id);

    /**
     * Uses what ships with Hone from now on.
     *
     * @param role FIRST or REFINEMENT
     */
    AssistantStatus useShipped(ModelRole role);
}
