package org.hone.annotation;

import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.assistant.MakeTasks;
import org.hone.assistant.MakingStatus;
import org.hone.assistant.MakingStatus.Phase;
import org.hone.copilot.Tools;
import org.hone.domain.AnnotationRepository;
import org.hone.domain.AnnotationTask;
import org.hone.domain.InvalidInputException;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Query;
import org.hone.domain.State;
import org.hone.domain.UserProfile;
import org.hone.rlhf.PlanningException;
import org.hone.task.Cancellation;
import org.hone.task.Current;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on one order for tasks after the other, in the background; can be paused. */
final class TaskMaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskMaker.class);

    /** A library question is passed over at most so many times in a row. */
    private static final int PATIENCE = 400;

    private final Current<? extends Tools> tools;
    private final AnnotationRepository repository;
    private final QuestionSource library;
    private final Uncertainty uncertainty;
    private final Executor workers;
    private final Clock clock;
    private Cancellation cancellation = new Cancellation();
    private MakingStatus status = MakingStatus.IDLE;

    TaskMaker(
            Current<? extends Tools> tools,
            AnnotationRepository repository,
            QuestionSource library,
            Uncertainty uncertainty,
            Executor workers,
            Clock clock) {
        this.tools = tools;
        this.repository = repository;
        this.library = library;
        this.uncertainty = uncertainty;
        this.workers = workers;
        this.clock = clock;
    }

    synchronized MakingStatus status() {
        return status;
    }

    synchronized MakingStatus start(MakeTasks order) {
        if (status.active()) {
            throw refused("Tasks are being made already. Wait for them, or cancel that first.");
        }
        int total = order.queries().size() + order.fromLibrary() + order.gold();
        if (order.fromLibrary() < 0 || order.gold() < 0 || total == 0) {
            throw refused("There is no question to make tasks of. Give at least one.");
        }
        if (order.candidates() < AnnotationTask.FEWEST
                || order.candidates() > AnnotationTask.MOST
                || order.overlap() < 1
                || order.overlap() > 10) {
            throw refused("A task has 2 to 6 plans and 1 to 10 annotators. Change the numbers.");
        }
        cancellation = new Cancellation();
        status = new MakingStatus(Phase.RUNNING, 0, 0, total, 0, 0, "");
        Cancellation mine = cancellation;
        workers.execute(() -> work(order, mine));
        return status;
    }

    private static AssistantException refused(String sentence) {
        return new AssistantException(Reason.INVALID_INPUT, sentence);
    }

    synchronized MakingStatus pause() {
        return phase(Phase.RUNNING, Phase.PAUSED);
    }

    synchronized MakingStatus resume() {
        return phase(Phase.PAUSED, Phase.RUNNING);
    }

    synchronized MakingStatus cancel() {
        cancellation.request();
        if (status.active()) {
            phase(status.phase(), Phase.CANCELLED);
        }
        return status;
    }

    private MakingStatus phase(Phase from, Phase to) {
        if (status.phase() == from) {
            status = with(to, status.problem());
        }
        notifyAll();
        return status;
    }

    private MakingStatus with(Phase phase, String problem) {
        return new MakingStatus(
                phase,
                status.made(),
                status.looked(),
                status.total(),
                status.known(),
                status.without(),
                problem);
    }

    private void work(MakeTasks order, Cancellation mine) {
        try {
            CandidateMaker maker = new CandidateMaker(order.candidates(), order.overlap());
            long seed = order.seed();
            for (String query : order.queries()) {
                one(mine, () -> tools.use(now -> typed(now, query)), maker, false, seed++);
            }
            Iterator<Question> questions =
                    order.fromLibrary() + order.gold() == 0
                            ? List.<Question>of().iterator()
                            : library.draw(order.seed());
            for (int i = 0; i < order.gold(); i++) {
                Optional<Question> next =
                        drawn(questions, question -> question.reference().isPresent());
                one(mine, () -> next, maker, true, seed++);
            }
            for (int i = 0; i < order.fromLibrary(); i++) {
                Optional<Question> next = drawn(questions, question -> true);
                one(mine, () -> next, maker, false, seed++);
            }
            end(mine, Phase.DONE, "");
        } catch (CancellationException cancelled) {
            end(mine, Phase.CANCELLED, "");
        } catch (InvalidInputException | PlanningException told) {
            end(mine, Phase.FAILED, told.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("Making tasks failed", failure);
            end(
                    mine,
                    Phase.FAILED,
                    "Making tasks failed unexpectedly; the assistant's log says why.");
        }
    }

    private synchronized void end(Cancellation mine, Phase phase, String problem) {
        if (cancellation == mine && status.active()) {
            status = with(phase, problem);
        }
    }

    private Optional<Question> drawn(
            Iterator<Question> questions, Function<Question, Boolean> fits) {
        for (int i = 0; i < PATIENCE && questions.hasNext(); i++) {
            Question question = questions.next();
            if (fits.apply(question) && !repository.hasTaskFor(question.state().query().text())) {
                return Optional.of(question);
            }
        }
        return Optional.empty();
    }

    /** The state of a typed question, as the copilot would make it. */
    private Optional<Question> typed(Tools now, String text) {
        Query query = new Query(text.strip());
        if (repository.hasTaskFor(query.text())) {
            return Optional.empty();
        }
        List<LinkedEntity> entities = now.linker().link(query.text(), List.of()).entities();
        return Optional.of(
                new Question(
                        new State(query, entities, List.of(), List.of(), UserProfile.ANONYMOUS),
                        Optional.empty()));
    }

    private void one(
            Cancellation mine,
            Supplier<Optional<Question>> source,
            CandidateMaker maker,
            boolean gold,
            long seed) {
        awaitTurn(mine);
        Optional<Question> question = source.get();
        boolean made =
                question.isPresent()
                        && tools.use(now -> make(mine, now, question.get(), maker, gold, seed));
        count(mine, question.isPresent(), made);
    }

    private boolean make(
            Cancellation mine,
            Tools now,
            Question question,
            CandidateMaker maker,
            boolean gold,
            long seed) {
        Optional<AnnotationTask> task =
                maker.task(now, question, gold, seed, clock.instant(), mine);
        task.ifPresent(
                made ->
                        repository.save(
                                made,
                                uncertainty.of(
                                        now.workflow().reward(), made.state(), made.plans())));
        return task.isPresent();
    }

    private synchronized void awaitTurn(Cancellation mine) {
        mine.check();
        while (status.phase() == Phase.PAUSED && cancellation == mine) {
            try {
                wait();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Interrupted");
            }
        }
        mine.check();
    }

    private synchronized void count(Cancellation mine, boolean fresh, boolean made) {
        if (cancellation == mine) {
            status =
                    new MakingStatus(
                            status.phase(),
                            status.made() + (made ? 1 : 0),
                            status.looked() + 1,
                            status.total(),
                            status.known() + (fresh ? 0 : 1),
                            status.without() + (fresh && !made ? 1 : 0),
                            "");
        }
    }

    @Override
    public void close() {
        cancel();
    }
}
