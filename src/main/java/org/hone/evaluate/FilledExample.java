package org.hone.evaluate;

import java.util.Map;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.execute.AnswerSet;
import org.hone.prompts.PromptExample;

/**
 * An example with entities in place of its marks.
 *
 * @param example as in the library
 * @param entities what each mark stands for
 * @param reference the executed answer of the reference plan
 */
record FilledExample(PromptExample example, Map<EntityMark, Entity> entities, AnswerSet reference) {

    /** A text of the example with names in place of marks. */
    String named(String text) {
        String named = text;
        for (Map.Entry<EntityMark, Entity> entry : entities.entrySet()) {
            named =
                    named.replaceAll(
                            entry.getKey() + "(?![0-9])",
                            java.util.regex.Matcher.quoteReplacement(entry.getValue().name()));
        }
        return named;
    }
}
