package org.hone.ui.annotate;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import org.hone.assistant.AnnotationAssistant;
import org.hone.assistant.Assistant;
import org.hone.assistant.ShownTask;
import org.hone.domain.Judgement;
import org.hone.domain.QueueKind;
import org.hone.domain.Ranking;
import org.hone.domain.Seat;
import org.hone.task.TaskExecutor;

/**
 * What the annotators' screen shows and does. The next task comes only once the judgement of this
 * one is on disk. Used on the FX thread only.
 */
public final class AnnotateViewModel {
    private final Supplier<AnnotationAssistant> annotation;
    private final TaskExecutor tasks;
    private final Supplier<Seat> seat;
    private final Requests requests;
    private final TaskSupply supply;
    private final JudgingModel judging;
    private final PreviewModel previews;
    private final MakingModel making;
    private final StandingModel standing;
    private final ObjectProperty<Optional<ShownTask>> current =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<QueueKind> queue = new SimpleObjectProperty<>(QueueKind.RANDOM);
    private final BooleanProperty exhausted = new SimpleBooleanProperty();
    private final BooleanProperty ready = new SimpleBooleanProperty();
    private String annotator = "";

    /**
     * @param seat where the annotator works; asked in the background
     * @param settling makes something that may be run at every key out of something to be done once
     *     the typing rests
     * @param millis a clock
     */
    public AnnotateViewModel(
            Assistant assistant,
            TaskExecutor tasks,
            Supplier<Seat> seat,
            UnaryOperator<Runnable> settling,
            LongSupplier millis) {
        this.annotation = assistant::annotation;
        this.tasks = tasks;
        this.seat = seat;
        requests = new Requests(tasks);
        supply = new TaskSupply(annotation, tasks, seat, requests::failed);
        judging =
                new JudgingModel(
                        new BetterPlanModel(annotation, tasks), millis, settling.apply(this::keep));
        standing = new StandingModel(annotation, tasks, seat);
        previews = new PreviewModel(annotation, tasks, seat);
        making = new MakingModel(annotation, tasks, settling, this::tasksMade);
        queue.addListener((property, old, now) -> changeQueue());
    }

    /** What was said of the task on the screen. */
    public JudgingModel judging() {
        return judging;
    }

    RankingModel ranking() {
        return judging.ranking();
    }

    BetterPlanModel better() {
        return judging.better();
    }

    /** Answers of the plans. */
    public PreviewModel previews() {
        return previews;
    }

    /** The order for new tasks. */
    public MakingModel making() {
        return making;
    }

    /** How far the annotator is, and what others think. */
    public StandingModel standing() {
        return standing;
    }

    /** The task on the screen. */
    public ObjectProperty<Optional<ShownTask>> current() {
        return current;
    }

    /** Where tasks come from. */
    public ObjectProperty<QueueKind> queue() {
        return queue;
    }

    /** What went wrong, in one sentence. */
    public StringProperty problem() {
        return requests.problem();
    }

    /** Whether a judgement is being stored or a task fetched. */
    public BooleanProperty busy() {
        return requests.busy();
    }

    /** Whether the queue has no task for this annotator. */
    public BooleanProperty exhausted() {
        return exhausted;
    }

    /** Whether the assistant has been there yet. */
    public BooleanProperty ready() {
        return ready;
    }

    /** The assistant answers now. */
    public void assistantReady() {
        ready.set(true);
        making.look();
        load();
    }

    /** Fetches a task when there is none on the screen. */
    void load() {
        if (ready.get() && current.get().isEmpty() && !busy().get()) {
            advance();
        }
    }

    private void tasksMade() {
        load();
        standing.count(queue.get());
    }

    private void changeQueue() {
        supply.clear();
        current.set(Optional.empty());
        requests.tell(() -> annotation.get().release(seat.get()), this::advance);
    }

    /** This name sits at the window now; another one's task goes back to its drafts. */
    public void annotator(String name) {
        if (!name.equals(annotator)) {
            annotator = name;
            standing.forget();
            if (ready.get()) {
                goOn();
            }
        }
    }

    private Set<UUID> inHand() {
        return current.get().stream().map(ShownTask::task).collect(Collectors.toSet());
    }

    private void advance() {
        requests.begin(this::advance);
        supply.take(queue.get(), inHand(), this::show);
        standing.count(queue.get());
    }

    private void show(Optional<ShownTask> task) {
        requests.done();
        previews.clear();
        current.set(task);
        exhausted.set(task.isEmpty());
        judging.begin(
                task.map(shown -> shown.candidates().size()).orElse(0),
                task.flatMap(ShownTask::draft));
        if (task.isPresent()) {
            supply.prefetch(queue.get(), inHand());
        }
    }

    /** Keeps what was said so far; if that fails, so does the judgement, which says why. */
    private void keep() {
        if (may() && judging.isTouched()) {
            UUID task = current.get().orElseThrow().task();
            Judgement draft = judging.said(ranking().ranking(), false, better().text().get());
            tasks.submit(
                    (progress, cancellation) -> {
                        annotation.get().draft(seat.get(), task, draft);
                        return true;
                    },
                    kept -> {},
                    failure -> {});
        }
    }

    private boolean may() {
        return current.get().isPresent() && !busy().get();
    }

    /** This plan is best; with those marked it ties. */
    void pick(int position) {
        if (may() && position < current.get().get().candidates().size()) {
            decide(judging.said(ranking().pick(position), false, ""));
        }
    }

    /** The marks or the order as they stand. */
    void confirm() {
        if (may() && ranking().begun()) {
            decide(judging.said(ranking().ranking(), false, ""));
        }
    }

    /** None of the plans is acceptable. */
    void none() {
        if (may()) {
            decide(judging.said(Ranking.NONE, true, ""));
        }
    }

    /** The plan that the annotator wrote is better than all. */
    void submitBetter() {
        if (may() && better().open().get() && better().sound().get()) {
            decide(judging.said(ranking().ranking(), false, better().text().get()));
        }
    }

    private void decide(Judgement judgement) {
        UUID task = current.get().orElseThrow().task();
        UUID id = UUID.randomUUID();
        standing.forget();
        requests.tell(
                () -> annotation.get().decide(seat.get(), task, id, judgement),
                () -> {
                    advance();
                    standing.ask(task);
                });
    }

    /** Leaves the task to others. */
    void skip() {
        if (may()) {
            UUID task = current.get().orElseThrow().task();
            requests.tell(() -> annotation.get().skip(seat.get(), task), this::advance);
        }
    }

    /** Takes the last judgement or skip back; the task on the screen waits meanwhile. */
    void undo() {
        if (!busy().get() && ready.get()) {
            requests.run(
                    () -> annotation.get().undo(seat.get()),
                    undone -> {
                        requests.done();
                        undone.ifPresent(this::instead);
                    });
        }
    }

    /** Opens a task of one of the annotator's lists. */
    void open(UUID task) {
        if (!busy().get()) {
            requests.run(() -> annotation.get().open(seat.get(), task), this::instead);
        }
    }

    private void instead(ShownTask task) {
        standing.forget();
        supply.clear();
        show(Optional.of(task));
        standing.count(queue.get());
    }

    /** Does once more what failed. */
    void tryAgain() {
        requests.tryAgain();
    }

    /** Goes on with another task in place of one that cannot be judged. */
    void goOn() {
        supply.clear();
        current.set(Optional.empty());
        advance();
    }
}
