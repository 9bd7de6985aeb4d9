package org.hone.ui.copilot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hone.assistant.CopilotAssistant;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Linking;
import org.hone.domain.UnknownMention;
import org.hone.task.Cancellation;
import org.hone.task.TaskExecutor;

/** The question as it is typed, and the entities that it mentions. Used on the FX thread only. */
public final class QuestionModel {
    private static final Linking NOTHING = new Linking(List.of(), List.of());

    private final Supplier<CopilotAssistant> copilot;
    private final TaskExecutor tasks;
    private final Runnable linkSoon;
    private final ObjectProperty<Conversation> conversation;
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Linking> linking = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ObjectProperty<Map<EntityMark, Entity>> choices =
            new SimpleObjectProperty<>(Map.of());
    private Cancellation running = Cancellation.none();

    /**
     * @param settling makes something that may be run at every key out of something to be done once
     *     the typing rests
     */
    QuestionModel(
            Supplier<CopilotAssistant> copilot,
            TaskExecutor tasks,
            UnaryOperator<Runnable> settling,
            ObjectProperty<Conversation> conversation) {
        this.copilot = copilot;
        this.tasks = tasks;
        this.conversation = conversation;
        linkSoon = settling.apply(this::link);
        query.addListener((property, old, now) -> typed(now));
        conversation.addListener((property, old, now) -> choices.set(Map.of()));
    }

    /** The question's text. */
    public StringProperty query() {
        return query;
    }

    /** The entities of the question as typed so far. */
    public ReadOnlyObjectProperty<Linking> linking() {
        return linking.getReadOnlyProperty();
    }

    private void typed(String text) {
        running.request();
        if (text.isBlank()) {
            linking.set(NOTHING);
            choices.set(Map.of());
        } else {
            linkSoon.run();
        }
    }

    /** Looks the entities up now; a failure leaves what is shown as it is. */
    void link() {
        String text = query.get();
        running.request();
        if (text.isBlank()) {
            return;
        }
        Conversation current = conversation.get();
        running =
                tasks.submit(
                        (progress, cancellation) -> copilot.get().link(current.id(), text),
                        this::linked,
                        failure -> {});
    }

    /** A choice lasts while its mention is there and has that reading. */
    private void linked(Linking found) {
        Map<EntityMark, Entity> kept = new LinkedHashMap<>(choices.get());
        kept.entrySet()
                .removeIf(
                        choice ->
                                found.entities().stream().noneMatch(link -> offers(link, choice)));
        choices.set(Map.copyOf(kept));
        if (!found.equals(linking.get())) {
            linking.set(found);
        }
    }

    private static boolean offers(LinkedEntity link, Map.Entry<EntityMark, Entity> choice) {
        return link.mark().equals(choice.getKey())
                && (link.entity().equals(choice.getValue())
                        || link.alternatives().contains(choice.getValue()));
    }

    /** Takes another reading of an ambiguous mention. */
    public void choose(EntityMark mark, Entity entity) {
        Map<EntityMark, Entity> more = new LinkedHashMap<>(choices.get());
        more.put(mark, entity);
        choices.set(Map.copyOf(more));
    }

    /** The entity that a mark stands for now. */
    public Entity chosen(EntityMark mark, Entity first) {
        return choices.get().getOrDefault(mark, first);
    }

    /** What was chosen in place of first readings. */
    public Map<EntityMark, Entity> choices() {
        return choices.get();
    }

    /** Puts a known entity's name in the place of an unknown mention, if that is still there. */
    public void mend(UnknownMention unknown, Entity entity) {
        String text = query.get();
        int start =
                text.startsWith(unknown.text(), unknown.start())
                        ? unknown.start()
                        : text.indexOf(unknown.text());
        if (start >= 0) {
            int end = start + unknown.text().length();
            query.set(text.substring(0, start) + entity.name() + text.substring(end));
        }
    }
}
