package org.hone.rlhf.endpoint;

import java.util.List;

/**
 * What a model answered.
 *
 * @param text may be empty where it called tools
 * @param toolCalls in order
 */
record ChatAnswer(String text, List<ToolCall> toolCalls) {
    /**
     * One call of a tool.
     *
     * @param id may be empty
     * @param name of the function
     * @param arguments a JSON object as text, as the model wrote it
     */
    record ToolCall(String id, String name, String arguments) {}

    ChatAnswer {
        toolCalls = List.copyOf(toolCalls);
    }
}
