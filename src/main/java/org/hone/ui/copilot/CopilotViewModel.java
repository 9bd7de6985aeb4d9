package org.hone.ui.copilot;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.NumberBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import org.hone.assistant.Assistant;
import org.hone.assistant.CopilotAssistant;
import org.hone.assistant.ShownPlan;
import org.hone.task.TaskExecutor;

/** What the copilot screen shows and does: its parts and how they go together. FX thread only. */
public final class CopilotViewModel {
    private final Supplier<Conversation> begin;
    private final ObjectProperty<Conversation> conversation;
    private final BooleanProperty ready = new SimpleBooleanProperty();
    private final QuestionModel question;
    private final CompletionModel completion;
    private final RecentQuestions recent;
    private final PlanModel plans;
    private final EditingModel editing;
    private final FeedbackModel feedback;

    /**
     * @param streaming makes a consumer of tokens that any thread may call out of one that hears
     *     them on the FX thread
     * @param settling makes something that may be run at every key out of something to be done once
     *     the typing rests
     * @param annotator who asks, asked for at the start of each session; may be empty
     */
    public CopilotViewModel(
            Assistant assistant,
            TaskExecutor tasks,
            Function<Consumer<List<String>>, Consumer<String>> streaming,
            UnaryOperator<Runnable> settling,
            Supplier<String> annotator) {
        Supplier<CopilotAssistant> copilot = assistant::copilot;
        begin = () -> new Conversation(copilot, annotator);
        conversation = new SimpleObjectProperty<>(begin.get());
        question = new QuestionModel(copilot, tasks, settling, conversation);
        completion = new CompletionModel(copilot, tasks, settling, question.query());
        recent = new RecentQuestions(copilot, tasks, question.query());
        plans = new PlanModel(copilot, tasks, streaming, conversation);
        editing = new EditingModel(copilot, tasks, plans.history().current());
        feedback = new FeedbackModel(copilot, tasks, plans.history().current(), plans::failed);
    }

    /** The assistant answers now: looks up what could not be looked up before. */
    public void assistantReady() {
        ready.set(true);
        question.link();
        recent.load();
    }

    /** Whether the assistant has been there yet. */
    public BooleanProperty ready() {
        return ready;
    }

    /** The question and its entities. */
    public QuestionModel question() {
        return question;
    }

    /** Names for what is being typed. */
    public CompletionModel completion() {
        return completion;
    }

    /** The questions asked before. */
    public RecentQuestions recent() {
        return recent;
    }

    /** The plans and how they come. */
    public PlanModel plans() {
        return plans;
    }

    /** The plan's text while it is edited. */
    public EditingModel editing() {
        return editing;
    }

    /** Thumbs and comments. */
    public FeedbackModel feedback() {
        return feedback;
    }

    /** The question's text. */
    public StringProperty query() {
        return question.query();
    }

    /** All plans suggested for the question. */
    public PlanHistory history() {
        return plans.history();
    }

    /** The plan that is shown. */
    public Optional<ShownPlan> shown() {
        return history().shown();
    }

    /** Whether there is something to ask and nothing is being asked. */
    public BooleanBinding askable() {
        return Bindings.createBooleanBinding(
                () -> !query().get().isBlank() && !plans.busy().get(), query(), plans.busy());
    }

    /** Whether Submit would run something. */
    public BooleanBinding submittable() {
        return Bindings.createBooleanBinding(
                () ->
                        shown().isPresent()
                                && !plans.busy().get()
                                && (!editing.open().get() || editing.sound().get()),
                history().current(),
                plans.busy(),
                editing.open(),
                editing.sound());
    }

    /** How many questions of this session the one in the box would follow, or followed. */
    public NumberBinding followed() {
        return Bindings.createIntegerBinding(
                () -> plans.asked().get() - (isShown(query().get()) ? 1 : 0),
                plans.asked(),
                query(),
                history().current());
    }

    /** Whether the plan that is shown answers a question. */
    private boolean isShown(String text) {
        return shown().map(plan -> plan.query().strip().equals(text.strip())).orElse(false);
    }

    /** Whether a plan is shown whose question is no longer the one in the box. */
    public BooleanBinding stale() {
        return Bindings.createBooleanBinding(
                () -> shown().isPresent() && !isShown(query().get()), query(), history().current());
    }

    /** Asks the question as it stands. */
    public void ask() {
        completion.close();
        editing.close();
        recent.note(query().get().strip());
        plans.ask(query().get(), question.choices());
    }

    /** Rejects the plan that is shown and asks for another. */
    public void regenerate() {
        editing.close();
        shown().ifPresent(plans::regenerate);
    }

    /** Begins a conversation without a past. */
    public void newSession() {
        completion.close();
        query().set("");
        conversation.set(begin.get());
    }

    /** The question that one can come back to, with its plans; empty when there is none. */
    public Optional<String> before() {
        return plans.left().get().map(PlanHistory.Kept::question);
    }

    /** Whether an edit waits among the plans of the question that one can come back to. */
    public boolean editWaitsBefore() {
        return plans.left().get().stream()
                .flatMap(kept -> kept.plans().stream())
                .anyMatch(editing::hasDraft);
    }

    /** Comes back to the question before and its plans. */
    public void comeBack() {
        before().ifPresent(
                        text -> {
                            plans.comeBack();
                            query().set(text);
                        });
    }

    /** The plan's text as it would run. */
    public String planText() {
        return editing.open().get()
                ? editing.text().get()
                : shown().map(ShownPlan::planText).orElse("");
    }
}
