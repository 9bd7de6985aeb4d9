package org.hone.evaluate;

import java.util.Optional;
import org.hone.domain.EntityLinker;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.execute.PlanExecutor;
import org.hone.prompts.PromptExample;
import org.hone.prompts.PromptLibrary.Split;

/** Fills examples of the library with entities, as questions that somebody typed. */
public final class LibraryQuestions {
    private final TypedQuestions questions;
    private final ExampleFiller filler;

    public LibraryQuestions(EntityLinker linker, EntityPool pool, PlanExecutor executor) {
        this.questions = new TypedQuestions(linker);
        this.filler = new ExampleFiller(pool, executor);
    }

    /**
     * A question and what is known of it.
     *
     * @param state S
     * @param reference the right plan with the state's marks; empty where the linker read the
     *     question otherwise
     */
    public record Typed(State state, Optional<Plan> reference) {}

    /** Empty when the graph has no entity of a kind that the example needs. */
    public Optional<Typed> fill(PromptExample example, Split split, long seed) {
        return filler.fill(example, split, seed)
                .map(
                        filled -> {
                            State state = questions.state(filled);
                            return new Typed(state, questions.reference(filled, state));
                        });
    }
}
