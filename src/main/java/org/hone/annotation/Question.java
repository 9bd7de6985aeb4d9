package org.hone.annotation;

import java.util.Objects;
import java.util.Optional;
import org.hone.domain.Plan;
import org.hone.domain.State;

/**
 * A question to make a task of.
 *
 * @param state S
 * @param reference the right plan, with the state's marks, where it is known
 */
public record Question(State state, Optional<Plan> reference) {
    public Question {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reference, "reference");
    }
}
