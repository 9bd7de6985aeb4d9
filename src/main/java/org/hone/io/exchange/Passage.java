package org.hone.io.exchange;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A prompt or a completion: plain text, or the messages of a conversation.
 *
 * @param messages at least one
 * @param conversational whether it was given as messages; else it is the one message's content
 */
public record Passage(List<Message> messages, boolean conversational) {
    public Passage {
        messages = List.copyOf(messages);
        if (messages.isEmpty() || !conversational && messages.size() > 1) {
            throw new IllegalArgumentException(messages.size() + " messages");
        }
    }

    /** Plain text. */
    public static Passage of(String text) {
        return new Passage(List.of(new Message("", text)), false);
    }

    /** All that is said, message after message. */
    public String text() {
        return messages.stream().map(Message::content).collect(Collectors.joining("\n"));
    }
}
