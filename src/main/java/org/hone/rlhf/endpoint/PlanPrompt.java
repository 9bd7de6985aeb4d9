package org.hone.rlhf.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.hone.catalog.Catalog;
import org.hone.catalog.PlanPrinter;
import org.hone.catalog.PlanValidator;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.domain.Turn;
import org.hone.prompts.PromptExample;

/**
 * How a state is written for a chat model [patent 48, Fig. 5]. The system message has the role, the
 * service's operations and the worked examples that are most like the question. The accepted turns
 * of the session follow as a chat. The last message has the plans that were rejected for this
 * question, the entities behind the marks, and the question with its marks.
 */
final class PlanPrompt {
    /** Part of the model's version: a change of words is another model. */
    static final String TEMPLATE =
            """
            You are an assistant that turns questions into plans. A plan calls operations of the service "%s"; the service answers, not you.

            How a plan is written:
            - One step on each line: name = operation(parameter=value, parameter=value). A name has small letters, digits and underscores.
            - A value is an entity mark such as @disease1, a name in double quotes, a number, true, false, a word that the operation lists, a list in square brackets, or the name of an earlier step.
            - The last line is: return name, name. It names the steps whose results answer the question.
            - Use the operations below only, with their parameters; those with a question mark may be left out. Use the marks of the question as they stand, and no others.
            - At most %d steps. Leave out steps that the answer does not need.
            - Answer with the plan alone: no explanation, no Markdown.

            Operations, as name(parameters) -> result:
            %s
            """;

    private static final String EXAMPLES = "\nExamples:\n";
    private static final String REJECTED =
            "These plans were rejected for this question. Write one that calls something else:\n";

    private final String instructions;
    private final SimilarExamples examples;
    private final int shown;
    private final PlanPrinter printer = new PlanPrinter();

    /**
     * @param shown how many examples a prompt shows
     */
    PlanPrompt(Catalog catalog, SimilarExamples examples, int shown) {
        this.instructions =
                TEMPLATE.formatted(
                        catalog.title(), PlanValidator.MAX_STEPS, OperationText.of(catalog));
        this.examples = examples;
        this.shown = shown;
    }

    /** Everything that is the same for each question. */
    String instructions() {
        return instructions;
    }

    List<ChatMessage> write(State state) {
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(new ChatMessage(ChatMessage.Role.SYSTEM, system(state)));
        for (Turn turn : state.history()) {
            messages.add(ChatMessage.user("Question: " + turn.query()));
            messages.add(ChatMessage.assistant(printer.print(turn.plan())));
        }
        messages.add(ChatMessage.user(question(state)));
        return messages;
    }

    private String system(State state) {
        StringBuilder text = new StringBuilder(instructions);
        List<Turn> turns = state.history();
        List<String> last =
                turns.subList(Math.max(0, turns.size() - 1), turns.size()).stream()
                        .map(Turn::query)
                        .toList();
        List<PromptExample> similar = examples.find(last, state.markedQuery(), shown);
        if (!similar.isEmpty()) {
            text.append(EXAMPLES);
        }
        for (PromptExample example : similar) {
            for (PromptExample.Exchange earlier : example.history()) {
                text.append("\nEarlier question: ").append(earlier.query());
                text.append("\nEarlier plan:\n").append(earlier.plan());
            }
            text.append("\nQuestion: ").append(example.query());
            text.append("\nPlan:\n").append(example.plan()).append('\n');
        }
        return text.toString();
    }

    private String question(State state) {
        StringBuilder text = new StringBuilder();
        if (!state.rejected().isEmpty()) {
            text.append(REJECTED);
            for (Plan plan : state.rejected()) {
                text.append('\n').append(printer.print(plan)).append('\n');
            }
            text.append('\n');
        }
        if (!state.entities().isEmpty()) {
            text.append("Entities:\n");
            for (LinkedEntity link : state.entities()) {
                text.append(link.mark())
                        .append(" is the ")
                        .append(link.entity().kind())
                        .append(' ')
                        .append(link.entity().name())
                        .append('\n');
            }
            text.append('\n');
        }
        return text.append("Question: ").append(state.markedQuery()).toString();
    }

    /** What is said when an answer held no plan that can run. */
    static String again(List<String> problems) {
        return "That is no plan that can be used:\n- "
                + String.join("\n- ", problems)
                + "\nWrite the whole plan again, corrected, and nothing else.";
    }
}
