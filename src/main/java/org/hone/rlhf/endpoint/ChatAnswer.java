package org.hone.rlhf.endpoint;

import java.util.List;
import java.util.Optional;
import org.hone.rlhf.PlanJudge;

/**
 * What a model answered.
 *
 * @param text may be empty where it called tools
 * @param toolCalls in order
 * @param usage tokens, where the endpoint says
 */
record ChatAnswer(String text, List<ToolCall> toolCalls, Optional<PlanJudge.Usage> usage) {
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
