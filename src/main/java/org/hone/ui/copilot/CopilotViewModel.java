package org.hone.ui.copilot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hone.assistant.Assistant;
import org.hone.assistant.CopilotAssistant;
import org.hone.assistant.PlanCheck;
import org.hone.assistant.ShownPlan;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Linking;
import org.hone.task.Cancellation;
import org.hone.task.TaskExecutor;

/** What the copilot screen shows and does. Used on the FX thread only. */
public final class CopilotViewModel {
    private final Assistant assistant;
    private final TaskExecutor tasks;
    private final Function<Consumer<List<String>>, Consumer<String>> streaming;
    private final Supplier<String> annotator;

    private final StringProperty query = new SimpleStringProperty("");
    private final StringProperty preview = new SimpleStringProperty("");
    private final StringProperty message = new SimpleStringProperty("");
    private final StringProperty error = new SimpleStringProperty("");
    private final StringProperty edited = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty editing = new SimpleBooleanProperty();
    private final BooleanProperty checked = new SimpleBooleanProperty();
    private final ObjectProperty<Linking> linking =
            new SimpleObjectProperty<>(new Linking(List.of(), List.of()));
    private final ObjectProperty<PlanCheck> check =
            new SimpleObjectProperty<>(new PlanCheck(List.of(), List.of()));
    private final PlanHistory history = new PlanHistory();
    private final Map<EntityMark, Entity> choices = new LinkedHashMap<>();

    private Conversation conversation = new Conversation();
    private int request;
    private Cancellation asking = Cancellation.none();
    private Cancellation linkingTask = Cancellation.none();
    private Cancellation checking = Cancellation.none();

    /**
     * @param streaming makes a consumer of tokens that any thread may call out of one that hears
     *     them on the FX thread
     * @param annotator who asks, asked for at the start of each session; may be empty
     */
    public CopilotViewModel(
            Assistant assistant,
            TaskExecutor tasks,
            Function<Consumer<List<String>>, Consumer<String>> streaming,
            Supplier<String> annotator) {
        this.assistant = assistant;
        this.tasks = tasks;
        this.streaming = streaming;
        this.annotator = annotator;
        query.addListener((property, old, now) -> link(now));
        edited.addListener((property, old, now) -> check(now));
    }

    public StringProperty query() {
        return query;
    }

    /** The plan's text while it comes in. */
    public StringProperty preview() {
        return preview;
    }

    /** A short confirmation. */
    public StringProperty message() {
        return message;
    }

    /** What went wrong, in one sentence; empty when nothing did. */
    public StringProperty error() {
        return error;
    }

    /** The plan's text while it is edited. */
    public StringProperty edited() {
        return edited;
    }

    public BooleanProperty busy() {
        return busy;
    }

    public BooleanProperty editing() {
        return editing;
    }

    /** The entities of the question as typed so far. */
    public ObjectProperty<Linking> linking() {
        return linking;
    }

    /** What is to be said of the edited text. */
    public ObjectProperty<PlanCheck> check() {
        return check;
    }

    /** All plans suggested for the question. */
    public PlanHistory history() {
        return history;
    }

    /** The plan that is shown. */
    public Optional<ShownPlan> shown() {
        return history.shown();
    }

    /** Whether Submit would run something. */
    public BooleanBinding submittable() {
        return Bindings.createBooleanBinding(
                () ->
                        shown().isPresent()
                                && !busy.get()
                                && (!editing.get() || checked.get() && check.get().runnable()),
                history.position(),
                busy,
                editing,
                checked,
                check);
    }

    private CopilotAssistant copilot() {
        return assistant.copilot();
    }

    /** A conversation, begun at the assistant in the background at the first need. */
    private final class Conversation {
        private Optional<UUID> id = Optional.empty();

        synchronized UUID id() {
            id = Optional.of(id.orElseGet(() -> copilot().startSession(annotator.get())));
            return id.get();
        }
    }

    /** Forgets the conversation. */
    public void newSession() {
        cancel();
        conversation = new Conversation();
        choices.clear();
        history.clear();
        editing.set(false);
        error.set("");
        message.set("");
        query.set("");
    }

    private void link(String text) {
        linkingTask.request();
        if (text.isBlank()) {
            linking.set(new Linking(List.of(), List.of()));
            choices.clear();
            return;
        }
        Conversation current = conversation;
        linkingTask =
                tasks.submit(
                        (progress, cancellation) -> copilot().link(current.id(), text),
                        this::linked,
                        failure -> {});
    }

    /** A choice lasts while its mention is there and has that reading. */
    private void linked(Linking found) {
        choices.entrySet()
                .removeIf(
                        choice ->
                                found.entities().stream().noneMatch(link -> offers(link, choice)));
        linking.set(found);
    }

    private static boolean offers(LinkedEntity link, Map.Entry<EntityMark, Entity> choice) {
        return link.mark().equals(choice.getKey())
                && (link.entity().equals(choice.getValue())
                        || link.alternatives().contains(choice.getValue()));
    }

    /** Takes another reading of an ambiguous mention. */
    public void choose(EntityMark mark, Entity entity) {
        choices.put(mark, entity);
    }

    /** The entity that a mark stands for now. */
    public Entity chosen(EntityMark mark, Entity first) {
        return choices.getOrDefault(mark, first);
    }

    /** Asks the question as it stands. */
    public void ask() {
        String text = query.get();
        Map<EntityMark, Entity> chosen = Map.copyOf(choices);
        begin();
        history.clear();
        Conversation current = conversation;
        Consumer<String> tokens = tokens();
        asking =
                tasks.submit(
                        (progress, cancellation) ->
                                copilot().ask(current.id(), text, chosen, tokens, cancellation),
                        this::show,
                        this::failed);
    }

    /** Rejects the plan that is shown and asks for another. */
    public void regenerate() {
        shown().ifPresent(
                        plan -> {
                            begin();
                            Consumer<String> tokens = tokens();
                            asking =
                                    tasks.submit(
                                            (progress, cancellation) ->
                                                    copilot()
                                                            .regenerate(
                                                                    plan.suggestion(),
                                                                    tokens,
                                                                    cancellation),
                                            this::show,
                                            this::failed);
                        });
    }

    private void begin() {
        asking.request();
        error.set("");
        message.set("");
        preview.set("");
        editing.set(false);
        busy.set(true);
    }

    /** Tokens of this request; those of an earlier one that come late are not shown. */
    private Consumer<String> tokens() {
        int mine = ++request;
        return streaming.apply(
                pieces -> {
                    if (mine == request) {
                        preview.set(preview.get() + String.join("", pieces));
                    }
                });
    }

    private void show(ShownPlan plan) {
        busy.set(false);
        history.add(plan);
    }

    private void failed(Throwable failure) {
        busy.set(false);
        error.set(failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    /** Stops what runs. */
    public void cancel() {
        asking.request();
        busy.set(false);
    }

    public void earlier() {
        history.earlier();
        editing.set(false);
    }

    public void later() {
        history.later();
        editing.set(false);
    }

    /** Opens the plan's text for editing, or closes it without keeping changes. */
    public void toggleEdit() {
        shown().ifPresent(
                        plan -> {
                            boolean open = !editing.get();
                            if (open) {
                                edited.set("");
                                edited.set(plan.planText());
                            }
                            editing.set(open);
                        });
    }

    private void check(String text) {
        checking.request();
        checked.set(false);
        shown().ifPresent(
                        plan ->
                                checking =
                                        tasks.submit(
                                                (progress, cancellation) ->
                                                        copilot().check(plan.suggestion(), text),
                                                found -> {
                                                    check.set(found);
                                                    checked.set(true);
                                                },
                                                failure -> {}));
    }

    /** The plan's text as it would run. */
    public String planText() {
        return editing.get() ? edited.get() : shown().map(ShownPlan::planText).orElse("");
    }

    /** Thumbs up or down on the plan that is shown. */
    public void rate(boolean up, String confirmation) {
        signal(plan -> copilot().rate(plan, up), confirmation);
    }

    /** What the analyst says of the plan that is shown. */
    public void comment(String text, String confirmation) {
        signal(plan -> copilot().comment(plan, text), confirmation);
    }

    private void signal(Consumer<UUID> signal, String confirmation) {
        shown().ifPresent(
                        plan ->
                                tasks.submit(
                                        (progress, cancellation) -> {
                                            signal.accept(plan.suggestion());
                                            return plan;
                                        },
                                        done -> message.set(confirmation),
                                        this::failed));
    }
}
