package org.hone.ui.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.assistant.CopilotAssistant;
import org.hone.assistant.PlanCheck;
import org.hone.assistant.ShownPlan;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Linking;
import org.hone.task.SynchronousTaskExecutor;
import org.junit.jupiter.api.Test;

class CopilotViewModelTest {
    private static final EntityMark MARK = new EntityMark("disease", 1);
    private static final Entity TYPE_1 = new Entity("Disease::1", "type 1 diabetes", "Disease");
    private static final Entity TYPE_2 = new Entity("Disease::2", "type 2 diabetes", "Disease");
    private static final Entity ASTHMA = new Entity("Disease::3", "asthma", "Disease");

    private final List<Map<EntityMark, Entity>> asked = new ArrayList<>();
    private final List<Consumer<String>> listeners = new ArrayList<>();
    private boolean down;
    private boolean sound = true;
    private final CopilotViewModel model =
            new CopilotViewModel(
                    assistant(),
                    new SynchronousTaskExecutor(),
                    consumer -> token -> consumer.accept(List.of(token)),
                    () -> "Ada");

    private Assistant assistant() {
        CopilotAssistant copilot =
                (CopilotAssistant)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {CopilotAssistant.class},
                                (proxy, method, arguments) -> answer(method.getName(), arguments));
        return (Assistant)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Assistant.class},
                        (proxy, method, arguments) -> copilot);
    }

    @SuppressWarnings("unchecked")
    private Object answer(String method, Object[] arguments) {
        if (down) {
            throw new AssistantException(
                    AssistantException.Reason.DISCONNECTED, "The assistant is starting.");
        }
        return switch (method) {
            case "startSession" -> UUID.randomUUID();
            case "link" -> link((String) arguments[1]);
            case "check" ->
                    new PlanCheck(
                            sound ? List.of() : List.of(new PlanCheck.Problem(true, 1, 1, "wrong")),
                            List.of());
            case "ask" -> {
                asked.add((Map<EntityMark, Entity>) arguments[2]);
                listeners.add((Consumer<String>) arguments[3]);
                yield plan("a = b()\nreturn a");
            }
            case "regenerate" -> plan("c = d()\nreturn c");
            default -> throw new IllegalStateException(method);
        };
    }

    private static ShownPlan plan(String text) {
        return new ShownPlan(UUID.randomUUID(), "question", text, List.of(), List.of());
    }

    private static Linking link(String query) {
        return query.contains("asthma")
                ? new Linking(List.of(new LinkedEntity(MARK, ASTHMA, 0, 1, List.of())), List.of())
                : new Linking(
                        List.of(new LinkedEntity(MARK, TYPE_1, 0, 1, List.of(TYPE_2))), List.of());
    }

    @Test
    void aChoiceIsAskedWithAndLastsAsLongAsItsMention() {
        model.query().set("genes of diabetes");
        model.choose(MARK, TYPE_2);
        model.query().set("genes of diabetes please");
        model.ask();
        model.query().set("genes of asthma");
        model.ask();
        assertThat(asked).containsExactly(Map.of(MARK, TYPE_2), Map.of());
        assertThat(model.chosen(MARK, ASTHMA)).isEqualTo(ASTHMA);
    }

    @Test
    void tokensOfAnEarlierRequestAreNotShown() {
        model.query().set("a");
        model.ask();
        model.query().set("b");
        model.ask();
        listeners.get(0).accept("late");
        listeners.get(1).accept("now");
        assertThat(model.preview().get()).isEqualTo("now");
    }

    @Test
    void anEditIsSubmittableOnlyAfterItWasFoundSound() {
        model.query().set("a");
        model.ask();
        assertThat(model.submittable().get()).isTrue();
        model.toggleEdit();
        sound = false;
        model.edited().set("a = ");
        assertThat(model.submittable().get()).isFalse();
        sound = true;
        down = true;
        model.edited().set("a = b()\nreturn a");
        assertThat(model.submittable().get()).isFalse();
        down = false;
        model.edited().set("a = b()\nreturn a ");
        assertThat(model.submittable().get()).isTrue();
        model.toggleEdit();
        assertThat(model.planText()).isEqualTo("a = b()\nreturn a");
    }

    @Test
    void everyPlanIsKeptAndAFailureIsSaid() {
        model.query().set("a");
        model.ask();
        model.regenerate();
        assertThat(model.planText()).startsWith("c");
        model.earlier();
        model.earlier();
        assertThat(model.planText()).startsWith("a");
        down = true;
        model.regenerate();
        assertThat(model.error().get()).isEqualTo("The assistant is starting.");
        assertThat(model.busy().get()).isFalse();
        assertThat(model.history().plans()).hasSize(2);
        model.newSession();
        assertThat(model.shown()).isEmpty();
        assertThat(model.error().get()).isEmpty();
    }
}
