package org.hone.io.exchange;

import java.util.Objects;

/**
 * One message of a conversation.
 *
 * @param role such as {@code user} or {@code assistant}
 */
public record Message(String role, String content) {
    public Message {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(content, "content");
    }
}
