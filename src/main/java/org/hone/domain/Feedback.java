package org.hone.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One signal on one suggestion.
 *
 * @param id unique; storing the same id twice stores it once
 * @param suggestion what it is about
 * @param signal what happened
 * @param plan for EDITED and SUBMITTED: the plan as it was run, with marks where they remain
 * @param message for MESSAGE: what the analyst wrote; else empty
 * @param given when
 */
public record Feedback(
        UUID id,
        UUID suggestion,
        Signal signal,
        Optional<Plan> plan,
        String message,
        Instant given) {
    public Feedback {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(suggestion, "suggestion");
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(given, "given");
    }
}
