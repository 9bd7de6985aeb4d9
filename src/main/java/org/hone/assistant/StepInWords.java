package org.hone.assistant;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hone.domain.Phrase;

/**
 * One step of a plan in plain words.
 *
 * @param name of the step
 * @param phrases the pieces of a sentence such as {@code Find genes associated with type 1 diabetes
 *     mellitus}
 * @param call the step's line of plan text
 * @param input what it takes, such as {@code Disease}
 * @param output what it gives, such as {@code list of Gene}
 * @param returned whether the answer shows it
 */
public record StepInWords(
        String name,
        List<Phrase> phrases,
        String call,
        String input,
        String output,
        boolean returned) {
    public StepInWords {
        Objects.requireNonNull(name, "name");
        phrases = List.copyOf(phrases);
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(output, "output");
    }

    /** The whole sentence. */
    public String sentence() {
        return phrases.stream().map(Phrase::text).collect(Collectors.joining());
    }
}
