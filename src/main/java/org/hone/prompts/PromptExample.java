package org.hone.prompts;

import java.util.List;

/**
 * A question with its reference plan. Entities are marks in both.
 *
 * @param id unique
 * @param intent what is asked, such as {@code disease-genes}
 * @param group how it is phrased, such as {@code canonical}
 * @param query with marks
 * @param plan plan text with marks
 * @param heldout whether no phrasing of the intent is in the train split
 * @param history earlier turns of the session, oldest first
 */
public record PromptExample(
        String id,
        String intent,
        String group,
        String query,
        String plan,
        boolean heldout,
        List<Exchange> history) {
    /** The group of plain, systematic phrasings. */
    public static final String CANONICAL = "canonical";

    /** An earlier question and its accepted plan. */
    public record Exchange(String query, String plan) {}

    public PromptExample {
        history = history == null ? List.of() : List.copyOf(history);
    }
}
