package org.hone.ui.copilot;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.assistant.CopilotAssistant;
import org.hone.assistant.PlanCheck;
import org.hone.assistant.ShownPlan;
import org.hone.assistant.StepInWords;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Linking;
import org.hone.domain.Phrase;

/** An assistant that answers at once from memory and remembers what it was told. */
final class FakeCopilot implements InvocationHandler {
    static final EntityMark MARK = new EntityMark("disease", 1);
    static final Entity TYPE_1 = new Entity("Disease::1", "type 1 diabetes mellitus", "Disease");
    static final Entity TYPE_2 = new Entity("Disease::2", "type 2 diabetes mellitus", "Disease");
    static final Entity ASTHMA = new Entity("Disease::3", "asthma", "Disease");

    final List<Map<EntityMark, Entity>> asked = new ArrayList<>();
    final List<Consumer<String>> listeners = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<String> recent = new ArrayList<>();
    Reason down;
    boolean sound = true;

    Assistant assistant() {
        CopilotAssistant copilot = make(CopilotAssistant.class, this);
        return make(Assistant.class, (proxy, method, arguments) -> copilot);
    }

    private static <T> T make(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    @SuppressWarnings("unchecked")
    public synchronized Object invoke(
            Object proxy, java.lang.reflect.Method method, Object[] arguments) {
        if (down != null) {
            throw new AssistantException(down, "The assistant is starting.");
        }
        return switch (method.getName()) {
            case "startSession" -> UUID.randomUUID();
            case "link" -> link((String) arguments[1]);
            case "complete" -> complete((String) arguments[0]);
            case "recentQueries" -> List.copyOf(recent);
            case "rate", "comment" -> told.add(method.getName() + " " + arguments[1]) ? null : null;
            case "check" ->
                    new PlanCheck(
                            sound ? List.of() : List.of(new PlanCheck.Problem(true, 1, 1, "wrong")),
                            List.of());
            case "ask" -> {
                asked.add((Map<EntityMark, Entity>) arguments[2]);
                listeners.add((Consumer<String>) arguments[3]);
                yield plan((String) arguments[1], "a = b()\nreturn a");
            }
            case "regenerate" -> plan("regenerated", "c = d()\nreturn c");
            default -> throw new IllegalStateException(method.getName());
        };
    }

    private static ShownPlan plan(String question, String text) {
        StepInWords step =
                new StepInWords(
                        text.substring(0, 1),
                        List.of(new Phrase("Find ", false), new Phrase("asthma", true)),
                        text.split("\n")[0],
                        "",
                        "list of Gene",
                        true);
        return new ShownPlan(UUID.randomUUID(), question, text, List.of(step), List.of());
    }

    private static Linking link(String query) {
        return query.contains("asthma")
                ? new Linking(List.of(new LinkedEntity(MARK, ASTHMA, 0, 1, List.of())), List.of())
                : new Linking(
                        List.of(new LinkedEntity(MARK, TYPE_1, 0, 1, List.of(TYPE_2))), List.of());
    }

    /** Like the assistant, it also offers names that only resemble the text. */
    private static List<Entity> complete(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith("as")
                ? List.of(ASTHMA, TYPE_1)
                : List.of(TYPE_1, TYPE_2, ASTHMA);
    }
}
