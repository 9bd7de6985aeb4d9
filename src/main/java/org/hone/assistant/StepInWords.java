package org.hone.assistant;

import java.util.Objects;

/**
 * One step of a plan in plain words.
 *
 * @param name of the step
 * @param sentence such as {@code Find genes associated with type 1 diabetes mellitus}
 * @param call the step's line of plan text
 * @param input what it takes, such as {@code Disease}
 * @param output what it gives, such as {@code list of Gene}
 * @param returned whether the answer shows it
 */
public record StepInWords(
        String name, String sentence, String call, String input, String output, boolean returned) {
    public StepInWords {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(output, "output");
    }
}
