package org.hone.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hone.assistant.AnnotationAssistant;
import org.hone.assistant.AnnotationCalls;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.assistant.MakeTasks;

/** Serves the annotation part of an assistant. */
record AnnotationRoutes(AnnotationAssistant annotation, ObjectMapper mapper, LongCalls calls) {
    void add(JavalinDefaultRoutingApi<?> router) {
        router.get("/annotation/making", c -> answer(c, annotation.making()));
        post(router, "make", MakeTasks.class, annotation::make);
        post(router, "pause", Boolean.class, any -> annotation.pauseMaking());
        post(router, "resume", Boolean.class, any -> annotation.resumeMaking());
        post(router, "cancel", Boolean.class, any -> annotation.cancelMaking());
        post(
                router,
                "next",
                AnnotationCalls.Next.class,
                call -> annotation.next(call.seat(), call.queue(), call.inHand()));
        post(
                router,
                "open",
                AnnotationCalls.OfTask.class,
                call -> annotation.open(call.seat(), call.task()));
        tell(
                router,
                "decide",
                AnnotationCalls.Decide.class,
                call -> annotation.decide(call.seat(), call.task(), call.id(), call.judgement()));
        tell(
                router,
                "draft",
                AnnotationCalls.Draft.class,
                call -> annotation.draft(call.seat(), call.task(), call.judgement()));
        tell(
                router,
                "skip",
                AnnotationCalls.OfTask.class,
                call -> annotation.skip(call.seat(), call.task()));
        post(router, "undo", AnnotationCalls.OfSeat.class, call -> annotation.undo(call.seat()));
        tell(
                router,
                "release",
                AnnotationCalls.OfSeat.class,
                call -> annotation.release(call.seat()));
        post(
                router,
                "opinions",
                AnnotationCalls.OfTask.class,
                call -> annotation.opinions(call.seat(), call.task()));
        post(
                router,
                "stats",
                AnnotationCalls.Stats.class,
                call -> annotation.stats(call.seat(), call.queue()));
        post(
                router,
                "tasks",
                AnnotationCalls.Tasks.class,
                call -> annotation.tasks(call.seat(), call.state(), call.limit()));
        post(
                router,
                "check",
                AnnotationCalls.Check.class,
                call -> annotation.check(call.planText()));
        router.post("/annotation/preview", this::preview);
    }

    private void preview(Context context) throws IOException {
        AnnotationCalls.Preview call = body(context, AnnotationCalls.Preview.class);
        calls.stream(
                context,
                call.call(),
                (events, cancellation) ->
                        new AnnotationCalls.Previewed(
                                annotation.preview(
                                        call.seat(),
                                        call.task(),
                                        call.position(),
                                        events::step,
                                        cancellation)));
    }

    private <T> void post(
            JavalinDefaultRoutingApi<?> router,
            String name,
            Class<T> type,
            Function<T, Object> work) {
        router.post("/annotation/" + name, c -> answer(c, work.apply(body(c, type))));
    }

    private <T> void tell(
            JavalinDefaultRoutingApi<?> router, String name, Class<T> type, Consumer<T> work) {
        post(
                router,
                name,
                type,
                call -> {
                    work.accept(call);
                    return true;
                });
    }

    private <T> T body(Context context, Class<T> type) {
        try {
            return mapper.readValue(context.bodyAsBytes(), type);
        } catch (IOException malformed) {
            throw new AssistantException(
                    Reason.INVALID_INPUT,
                    "The request cannot be read; window and assistant may be of different versions.",
                    malformed);
        }
    }

    private void answer(Context context, Object value) throws IOException {
        context.contentType("application/json").result(mapper.writeValueAsBytes(value));
    }
}
