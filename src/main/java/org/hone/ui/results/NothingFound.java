package org.hone.ui.results;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.hone.domain.Outcome;
import org.hone.domain.StepResult;
import org.hone.domain.StepStatus;
import org.hone.domain.Value;

/** Why a list is empty: the earliest step that found nothing. */
final class NothingFound {
    private NothingFound() {}

    /** The step whose empty result left {@code step} without rows; perhaps {@code step} itself. */
    static String source(Outcome outcome, String step) {
        return outcome.plan().step(step).stream()
                .flatMap(planned -> references(planned.arguments().values()))
                .filter(needed -> !needed.equals(step) && foundNothing(outcome, needed))
                .findFirst()
                .map(needed -> source(outcome, needed))
                .orElse(step);
    }

    private static Stream<String> references(Collection<Value> values) {
        return values.stream()
                .flatMap(
                        value -> {
                            if (value instanceof Value.Reference reference) {
                                return Stream.of(reference.step());
                            }
                            return value instanceof Value.Items items
                                    ? references(items.items())
                                    : Stream.empty();
                        });
    }

    private static boolean foundNothing(Outcome outcome, String step) {
        Optional<StepResult> result =
                outcome.steps().stream().filter(r -> r.step().equals(step)).findFirst();
        return result.isPresent()
                && result.get().status() == StepStatus.SUCCEEDED
                && result.get().table().rows().isEmpty();
    }
}
