package org.hone.prompts;

import java.util.Objects;
import org.hone.domain.Sentiment;

/**
 * A message as an analyst would write it, with what it says.
 *
 * @param id unique and stable, such as {@code t-neg-0001}
 * @param sentiment judged by who wrote it
 * @param text the message
 */
public record SentimentUtterance(String id, Sentiment sentiment, String text) {
    public SentimentUtterance {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sentiment, "sentiment");
        Objects.requireNonNull(text, "text");
    }
}
