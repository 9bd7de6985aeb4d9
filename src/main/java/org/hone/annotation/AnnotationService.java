package org.hone.annotation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hone.assistant.AnnotationAssistant;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.assistant.MakeTasks;
import org.hone.assistant.MakingStatus;
import org.hone.assistant.Opinions;
import org.hone.assistant.PlanCheck;
import org.hone.assistant.ShownTask;
import org.hone.assistant.TaskSummary;
import org.hone.copilot.Failures;
import org.hone.copilot.Tools;
import org.hone.domain.AnnotationRepository;
import org.hone.domain.AnnotationTask;
import org.hone.domain.AnnotatorStats;
import org.hone.domain.Assignment;
import org.hone.domain.Judgement;
import org.hone.domain.Plan;
import org.hone.domain.Preference;
import org.hone.domain.QueueKind;
import org.hone.domain.Seat;
import org.hone.domain.StepResult;
import org.hone.domain.TaskState;
import org.hone.task.Cancellation;
import org.hone.task.Current;

/**
 * Annotators at work [patent 52-62]: a task is given to a seat, shown in an order of its own, and
 * judged; the judgement is on disk before it is confirmed. Nothing here trains.
 */
public final class AnnotationService implements AnnotationAssistant, AutoCloseable {
    /** How long a seat keeps a task without doing anything. */
    public static final Duration LEASE = Duration.ofMinutes(30);

    /** Among so many tasks of another queue one is a check, while there are any. */
    private static final int CHECK_EVERY = 10;

    private static final int RESCORED_AT_MOST = 5000;

    private final Current<? extends Tools> tools;
    private final AnnotationRepository repository;
    private final PreferenceListener listener;
    private final Uncertainty uncertainty;
    private final Clock clock;
    private final TaskMaker maker;

    /**
     * @param tools in use at the moment of asking; stays the caller's to close
     * @param library where questions come from besides those typed
     * @param uncertainty what the active queue goes by
     * @param listener hears judgements
     * @param workers makes tasks, one order at a time; blocks for long
     */
    public AnnotationService(
            Current<? extends Tools> tools,
            AnnotationRepository repository,
            QuestionSource library,
            Uncertainty uncertainty,
            PreferenceListener listener,
            Executor workers,
            Clock clock) {
        this.tools = tools;
        this.repository = repository;
        this.uncertainty = uncertainty;
        this.listener = listener;
        this.clock = clock;
        this.maker = new TaskMaker(tools, repository, library, uncertainty, workers, clock);
    }

    @Override
    public MakingStatus make(MakeTasks order) {
        return maker.start(order);
    }

    @Override
    public MakingStatus making() {
        return maker.status();
    }

    @Override
    public MakingStatus pauseMaking() {
        return maker.pause();
    }

    @Override
    public MakingStatus resumeMaking() {
        return maker.resume();
    }

    @Override
    public MakingStatus cancelMaking() {
        return maker.cancel();
    }

    private <T> T with(Function<Tools, T> work) {
        return Failures.translated(() -> tools.use(work));
    }

    private Instant until() {
        return clock.instant().plus(LEASE);
    }

    @Override
    public Optional<ShownTask> next(Seat seat, QueueKind queue, Set<UUID> inHand) {
        boolean check =
                queue != QueueKind.GOLD
                        && repository.given(seat.annotator()) % CHECK_EVERY == CHECK_EVERY - 1;
        Optional<Assignment> given = check ? given(seat, QueueKind.GOLD, inHand) : Optional.empty();
        return given.or(() -> given(seat, queue, inHand)).map(this::shown);
    }

    private Optional<Assignment> given(Seat seat, QueueKind queue, Set<UUID> inHand) {
        return repository.next(seat, queue, inHand, clock.instant(), until());
    }

    private ShownTask shown(Assignment assignment) {
        return with(now -> new TaskTexts(now.texts()).shown(assignment));
    }

    @Override
    public ShownTask open(Seat seat, UUID task) {
        return repository
                .open(seat, task, clock.instant(), until())
                .map(this::shown)
                .orElseThrow(
                        () ->
                                new AssistantException(
                                        Reason.NOT_FOUND,
                                        "Others have judged that task by now. Take another one."));
    }

    @Override
    public void decide(Seat seat, UUID task, UUID id, Judgement judgement) {
        Preference preference =
                with(
                        now ->
                                new TaskTexts(now.texts())
                                        .preference(
                                                known(task),
                                                seat.annotator(),
                                                id,
                                                judgement,
                                                clock.instant()));
        if (!repository.decide(seat, preference)) {
            throw gone();
        }
        listener.given(preference);
    }

    private AnnotationTask known(UUID task) {
        return repository
                .task(task)
                .orElseThrow(
                        () ->
                                new AssistantException(
                                        Reason.NOT_FOUND,
                                        "That task is not in the store. Take the next one."));
    }

    private static AssistantException gone() {
        return new AssistantException(
                Reason.NOT_FOUND,
                "The task went to another annotator after a long pause, or was judged at another window. Take the next one.");
    }

    @Override
    public void draft(Seat seat, UUID task, Judgement judgement) {
        if (!repository.draft(seat, task, judgement, clock.instant(), until())) {
            throw gone();
        }
    }

    @Override
    public void skip(Seat seat, UUID task) {
        if (!repository.skip(seat, task, clock.instant())) {
            throw gone();
        }
    }

    @Override
    public Optional<ShownTask> undo(Seat seat) {
        return repository
                .undo(seat, clock.instant(), until())
                .map(
                        undone -> {
                            undone.preference().ifPresent(listener::retracted);
                            ShownTask task = with(now -> new TaskTexts(now.texts()).shown(undone));
                            task.draft().ifPresent(said -> draft(seat, task.task(), said));
                            return task;
                        });
    }

    @Override
    public void release(Seat seat) {
        repository.release(seat);
    }

    @Override
    public Opinions opinions(Seat seat, UUID task) {
        AnnotationTask judged = known(task);
        List<Preference> all = repository.preferencesOn(task);
        Preference own =
                all.stream()
                        .filter(one -> one.annotator().equals(seat.annotator()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new AssistantException(
                                                Reason.INVALID_INPUT,
                                                "Judge the task first; then you see what others think."));
        return with(now -> OpinionCount.of(judged, own, all, now.workflow().reward()));
    }

    @Override
    public AnnotatorStats stats(Seat seat, QueueKind queue) {
        return repository.stats(seat.annotator(), queue);
    }

    @Override
    public List<TaskSummary> tasks(Seat seat, TaskState state, int limit) {
        return repository.assigned(seat.annotator(), state, limit).stream()
                .map(Assignment::task)
                .map(task -> new TaskSummary(task.id(), task.state().query().text()))
                .toList();
    }

    @Override
    public PlanCheck check(String planText) {
        return tools.use(now -> now.texts().check(planText));
    }

    @Override
    public List<StepResult> preview(
            Seat seat,
            UUID task,
            int position,
            Consumer<StepResult> steps,
            Cancellation cancellation) {
        AnnotationTask known = known(task);
        List<Integer> order = known.order(seat.annotator());
        if (position < 0 || position >= order.size()) {
            throw new AssistantException(
                    Reason.INVALID_INPUT, "The task has no such plan. Choose one that is shown.");
        }
        Plan plan = known.plans().get(order.get(position));
        return with(
                now -> {
                    Plan named = now.texts().named(plan, known.state());
                    return now.executor()
                            .run(now.texts().resolved(named, known.state()), steps, cancellation);
                });
    }

    /** Orders the active queue anew, by the reward model in use now; blocks, and can be stopped. */
    public void rescore(Cancellation cancellation) {
        for (AnnotationTask task : repository.waiting(RESCORED_AT_MOST)) {
            cancellation.check();
            double unsure =
                    tools.use(
                            now ->
                                    uncertainty.of(
                                            now.workflow().reward(), task.state(), task.plans()));
            repository.uncertainty(task.id(), unsure);
        }
    }

    @Override
    public void close() {
        maker.close();
    }
}
