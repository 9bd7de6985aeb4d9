package org.hone.rlhf.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.hone.catalog.Catalog;
import org.hone.catalog.PlanPrinter;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.domain.Turn;
import org.hone.domain.Value;

/**
 * How a comparison is written for a chat model [patent 57, Fig. 8]: the service's operations, the
 * question, and the plans under letters, with names in place of marks.
 */
final class JudgePrompt {
    /** Part of the judge's version: a change of words is another judge. */
    static final String TEMPLATE =
            """
            You compare plans that answer a question by calling operations of the service "%s". The best plan is the one whose returned lists answer exactly what was asked: nothing missing, nothing extra. Style, length and names of steps do not matter where the answer is the same.

            Operations, as name(parameters) -> result:
            %s

            Answer with one JSON object and nothing else: {"reason": "one short sentence", "best": "A"}. "best" is the letter of the best plan, or "none" when no plan answers the question.
            """;

    private final String instructions;
    private final PlanPrinter printer = new PlanPrinter();

    JudgePrompt(Catalog catalog) {
        instructions = TEMPLATE.formatted(catalog.title(), OperationText.of(catalog));
    }

    /** Everything that is the same for each question. */
    String instructions() {
        return instructions;
    }

    /** The letter of a position. */
    static char letter(int position) {
        return (char) ('A' + position);
    }

    /**
     * @param ordered the plans as they are to be shown
     */
    List<ChatMessage> write(State state, List<Plan> ordered) {
        StringBuilder text = new StringBuilder();
        for (Turn turn : state.history()) {
            text.append("Earlier question: ").append(turn.query());
            text.append("\nEarlier plan:\n").append(named(turn.plan(), state)).append("\n\n");
        }
        text.append("Question: ").append(state.query().text()).append('\n');
        for (int i = 0; i < ordered.size(); i++) {
            text.append("\nPlan ").append(letter(i)).append(":\n");
            text.append(named(ordered.get(i), state)).append('\n');
        }
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(new ChatMessage(ChatMessage.Role.SYSTEM, instructions));
        messages.add(ChatMessage.user(text.toString()));
        return messages;
    }

    private String named(Plan plan, State state) {
        return printer.print(plan.withValues(value -> named(value, state)));
    }

    private static Value named(Value value, State state) {
        if (!(value instanceof Value.Mark mark)) {
            return value;
        }
        return state.entities().stream()
                .filter(link -> link.mark().equals(mark.mark()))
                .findFirst()
                .map(LinkedEntity::entity)
                .<Value>map(entity -> new Value.Text(entity.name()))
                .orElse(value);
    }
}
