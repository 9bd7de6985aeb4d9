package org.hone.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.task.Cancellation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that stream events, by the name that the caller gave them. A cancel may overtake its
 * call on another connection, so that the latest ones without a call are remembered. While a call
 * says nothing, a comment is sent now and then: a window that has gone is noticed by it.
 */
final class LongCalls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LongCalls.class);
    private static final int REMEMBERED = 1000;

    private final ObjectMapper mapper;
    private final Duration heartbeat;
    private final Map<UUID, Cancellation> running = new HashMap<>();
    private final Set<UUID> early = new LinkedHashSet<>();
    private final ScheduledExecutorService heart =
            Executors.newScheduledThreadPool(
                    2,
                    task -> {
                        Thread thread = new Thread(task, "heartbeat");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** What a call does. */
    @FunctionalInterface
    interface Call {
        /** Returns what the method returns. */
        Object run(EventStream events, Cancellation cancellation);
    }

    LongCalls(ObjectMapper mapper, Duration heartbeat) {
        this.mapper = mapper;
        this.heartbeat = heartbeat;
    }

    /** Cancels a call now or, if it has not arrived yet, then; whether it was running. */
    boolean cancel(UUID id) {
        Cancellation cancellation;
        synchronized (running) {
            cancellation = running.get(id);
            if (cancellation == null) {
                early.add(id);
                if (early.size() > REMEMBERED) {
                    early.remove(early.iterator().next());
                }
            }
        }
        if (cancellation != null) {
            cancellation.request();
        }
        return cancellation != null;
    }

    boolean remembers(UUID id) {
        synchronized (running) {
            return early.contains(id);
        }
    }

    private Cancellation register(UUID id) {
        Cancellation cancellation = new Cancellation();
        synchronized (running) {
            if (early.remove(id)) {
                cancellation.request();
            } else if (running.putIfAbsent(id, cancellation) != null) {
                throw new AssistantException(
                        Reason.INVALID_INPUT, "This call is running already. Ask once more.");
            }
        }
        return cancellation;
    }

    /** Runs a call on this thread and writes its events. */
    void stream(Context context, UUID id, Call call) throws IOException {
        if (id == null) {
            throw new AssistantException(
                    Reason.INVALID_INPUT,
                    "The request cannot be read; window and assistant may be of different versions.");
        }
        Cancellation cancellation = register(id);
        context.contentType("text/event-stream").header("Cache-Control", "no-store");
        EventStream events = new EventStream(context.res().getOutputStream(), mapper, cancellation);
        ScheduledFuture<?> beats =
                heart.scheduleWithFixedDelay(
                        events::alive,
                        heartbeat.toMillis(),
                        heartbeat.toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            cancellation.check();
            events.result(call.run(events, cancellation));
        } catch (AssistantException refused) {
            events.refused(refused.reason(), refused.getMessage());
        } catch (CancellationException cancelled) {
            events.cancelled();
        } catch (RuntimeException failure) {
            LOG.error("{} failed", context.path(), failure);
            events.refused(Reason.INTERNAL, "The assistant failed unexpectedly; its log says why.");
        } finally {
            beats.cancel(false);
            events.end();
            synchronized (running) {
                running.remove(id, cancellation);
            }
        }
    }

    /** Cancels every call. */
    @Override
    public void close() {
        List<Cancellation> all;
        synchronized (running) {
            all = List.copyOf(running.values());
        }
        all.forEach(Cancellation::request);
        heart.shutdownNow();
    }
}
