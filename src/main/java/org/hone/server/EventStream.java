package org.hone.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.hone.assistant.AssistantException.Reason;
import org.hone.assistant.Calls;
import org.hone.assistant.Calls.Event.Kind;
import org.hone.domain.StepResult;
import org.hone.task.Cancellation;

/** Writes a long call's events; a window that has gone cancels the call. */
final class EventStream {
    private final OutputStream out;
    private final ObjectMapper mapper;
    private final Cancellation cancellation;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean ended;

    EventStream(OutputStream out, ObjectMapper mapper, Cancellation cancellation) {
        this.out = out;
        this.mapper = mapper;
        this.cancellation = cancellation;
    }

    void token(String piece) {
        write(Kind.TOKEN, piece);
    }

    void step(StepResult step) {
        write(Kind.STEP, step);
    }

    void progress(long done, long total, String message) {
        write(Kind.PROGRESS, new Calls.Progressed(done, total, message));
    }

    void result(Object result) {
        write(Kind.RESULT, result);
    }

    void refused(Reason reason, String message) {
        write(Kind.REFUSED, new Calls.Refusal(reason, message));
    }

    void cancelled() {
        write(Kind.CANCELLED, "");
    }

    /** A comment, unless something else is being written. */
    void alive() {
        if (lock.tryLock()) {
            try {
                send(": alive\n\n");
            } finally {
                lock.unlock();
            }
        }
    }

    /** Nothing is written any more: the response belongs to the server again. */
    void end() {
        lock.lock();
        try {
            ended = true;
        } finally {
            lock.unlock();
        }
    }

    private void write(Kind kind, Object content) {
        lock.lock();
        try {
            send(
                    "data: "
                            + mapper.writeValueAsString(
                                    new Calls.Event(kind, mapper.writeValueAsString(content)))
                            + "\n\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Records can always be written", impossible);
        } finally {
            lock.unlock();
        }
    }

    private void send(String text) {
        if (ended) {
            return;
        }
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException gone) {
            ended = true;
            cancellation.request();
        }
    }
}
