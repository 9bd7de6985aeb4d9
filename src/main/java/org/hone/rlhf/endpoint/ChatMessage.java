package org.hone.rlhf.endpoint;

/**
 * One message of a chat.
 *
 * @param role who speaks
 * @param text what is said
 */
record ChatMessage(Role role, String text) {
    /** Who speaks. */
    enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }

    static ChatMessage user(String text) {
        return new ChatMessage(Role.USER, text);
    }

    static ChatMessage assistant(String text) {
        return new ChatMessage(Role.ASSISTANT, text);
    }
}
