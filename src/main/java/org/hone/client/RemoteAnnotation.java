package org.hone.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hone.assistant.AnnotationAssistant;
import org.hone.assistant.AnnotationCalls;
import org.hone.assistant.MakeTasks;
import org.hone.assistant.MakingStatus;
import org.hone.assistant.Opinions;
import org.hone.assistant.PlanCheck;
import org.hone.assistant.ShownTask;
import org.hone.assistant.TaskSummary;
import org.hone.domain.AnnotatorStats;
import org.hone.domain.Judgement;
import org.hone.domain.QueueKind;
import org.hone.domain.Seat;
import org.hone.domain.StepResult;
import org.hone.domain.TaskState;
import org.hone.task.Cancellation;

/** Annotation served at an address. */
final class RemoteAnnotation implements AnnotationAssistant {
    private final HttpCalls http;

    RemoteAnnotation(HttpCalls http) {
        this.http = http;
    }

    @Override
    public MakingStatus make(MakeTasks order) {
        return http.post("/annotation/make", order, new TypeReference<MakingStatus>() {});
    }

    @Override
    public MakingStatus making() {
        return http.get("/annotation/making", new TypeReference<MakingStatus>() {});
    }

    @Override
    public MakingStatus pauseMaking() {
        return http.post("/annotation/pause", true, new TypeReference<MakingStatus>() {});
    }

    @Override
    public MakingStatus resumeMaking() {
        return http.post("/annotation/resume", true, new TypeReference<MakingStatus>() {});
    }

    @Override
    public MakingStatus cancelMaking() {
        return http.post("/annotation/cancel", true, new TypeReference<MakingStatus>() {});
    }

    @Override
    public Optional<ShownTask> next(Seat seat, QueueKind queue, Set<UUID> inHand) {
        return http.post(
                "/annotation/next",
                new AnnotationCalls.Next(seat, queue, inHand),
                new TypeReference<Optional<ShownTask>>() {});
    }

    @Override
    public ShownTask open(Seat seat, UUID task) {
        return http.post(
                "/annotation/open",
                new AnnotationCalls.OfTask(seat, task),
                new TypeReference<ShownTask>() {});
    }

    @Override
    public void decide(Seat seat, UUID task, UUID id, Judgement judgement) {
        http.post(
                "/annotation/decide",
                new AnnotationCalls.Decide(seat, task, id, judgement),
                new TypeReference<Boolean>() {});
    }

    @Override
    public void draft(Seat seat, UUID task, Judgement judgement) {
        http.post(
                "/annotation/draft",
                new AnnotationCalls.Draft(seat, task, judgement),
                new TypeReference<Boolean>() {});
    }

    @Override
    public void skip(Seat seat, UUID task) {
        http.post(
                "/annotation/skip",
                new AnnotationCalls.OfTask(seat, task),
                new TypeReference<Boolean>() {});
    }

    @Override
    public Optional<ShownTask> undo(Seat seat) {
        return http.post(
                "/annotation/undo",
                new AnnotationCalls.OfSeat(seat),
                new TypeReference<Optional<ShownTask>>() {});
    }

    @Override
    public void release(Seat seat) {
        http.post(
                "/annotation/release",
                new AnnotationCalls.OfSeat(seat),
                new TypeReference<Boolean>() {});
    }

    @Override
    public Opinions opinions(Seat seat, UUID task) {
        return http.post(
                "/annotation/opinions",
                new AnnotationCalls.OfTask(seat, task),
                new TypeReference<Opinions>() {});
    }

    @Override
    public AnnotatorStats stats(Seat seat, QueueKind queue) {
        return http.post(
                "/annotation/stats",
                new AnnotationCalls.Stats(seat, queue),
                new TypeReference<AnnotatorStats>() {});
    }

    @Override
    public List<TaskSummary> tasks(Seat seat, TaskState state, int limit) {
        return http.post(
                "/annotation/tasks",
                new AnnotationCalls.Tasks(seat, state, limit),
                new TypeReference<List<TaskSummary>>() {});
    }

    @Override
    public PlanCheck check(String planText) {
        return http.post(
                "/annotation/check",
                new AnnotationCalls.Check(planText),
                new TypeReference<PlanCheck>() {});
    }

    @Override
    public List<StepResult> preview(
            Seat seat,
            UUID task,
            int position,
            Consumer<StepResult> steps,
            Cancellation cancellation) {
        UUID call = UUID.randomUUID();
        return http.stream(
                        "/annotation/preview",
                        call,
                        new AnnotationCalls.Preview(call, seat, task, position),
                        new EventReader<>(AnnotationCalls.Previewed.class, token -> {}, steps),
                        cancellation)
                .steps();
    }
}
