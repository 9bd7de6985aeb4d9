package org.hone.server;

import io.javalin.router.JavalinDefaultRoutingApi;
import org.hone.assistant.Calls;
import org.hone.assistant.ModelsAssistant;

/** The routes of the models that the user added. */
record ModelRoutes(ModelsAssistant models, Bodies bodies, LongCalls calls) {
    void into(JavalinDefaultRoutingApi<?> router) {
        router.get("/models", c -> bodies.answer(c, models.list()));
        router.get("/models/{id}", c -> bodies.answer(c, models.show(c.pathParam("id"))));
        router.post(
                "/models/add",
                c -> {
                    Calls.AddModel call = bodies.read(c, Calls.AddModel.class);
                    calls.stream(
                            c,
                            call.call(),
                            (events, cancellation) ->
                                    models.add(
                                            call.path(),
                                            call.copy(),
                                            events::progress,
                                            cancellation));
                });
        router.post(
                "/models/verify",
                c -> {
                    Calls.VerifyModel call = bodies.read(c, Calls.VerifyModel.class);
                    calls.stream(
                            c,
                            call.call(),
                            (events, cancellation) ->
                                    models.verify(call.id(), events::progress, cancellation));
                });
        router.post(
                "/models/remove",
                c -> {
                    models.remove(bodies.read(c, Calls.RemoveModel.class).id());
                    bodies.answer(c, true);
                });
        router.post(
                "/models/use",
                c -> {
                    Calls.UseModel call = bodies.read(c, Calls.UseModel.class);
                    bodies.answer(c, models.use(call.role(), call.id()));
                });
        router.post(
                "/models/shipped",
                c ->
                        bodies.answer(
                                c,
                                models.useShipped(bodies.read(c, Calls.UseShipped.class).role())));
    }
}
