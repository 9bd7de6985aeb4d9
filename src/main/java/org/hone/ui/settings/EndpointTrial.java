package org.hone.ui.settings;

import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hone.assistant.Assistant;
import org.hone.task.BackgroundTask;
import org.hone.task.Cancellation;
import org.hone.task.TaskExecutor;

/**
 * Something that the assistant is asked about an endpoint: one sentence comes back. A newer request
 * replaces an older one. Used on the FX thread only.
 */
public final class EndpointTrial {
    private final Supplier<Assistant> assistant;
    private final TaskExecutor tasks;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty good = new SimpleBooleanProperty();
    private final StringProperty sentence = new SimpleStringProperty("");
    private Cancellation running = Cancellation.none();

    EndpointTrial(Supplier<Assistant> assistant, TaskExecutor tasks) {
        this.assistant = assistant;
        this.tasks = tasks;
    }

    /** Whether an answer is awaited. */
    public ReadOnlyBooleanProperty busy() {
        return busy;
    }

    /** Whether the last answer was a success. */
    public ReadOnlyBooleanProperty good() {
        return good;
    }

    /** The last answer; empty while there is none. */
    public ReadOnlyStringProperty sentence() {
        return sentence;
    }

    void start(Question question) {
        forget();
        busy.set(true);
        BackgroundTask<String> task = (progress, cancellation) -> question.ask(assistant.get());
        running =
                tasks.submit(
                        task,
                        answer -> finish(true, answer),
                        failure -> finish(false, failure.getMessage()));
    }

    /** Says something without asking. */
    void refuse(String why) {
        forget();
        finish(false, why);
    }

    /** Waits no longer, and takes the last answer back. */
    public void forget() {
        running.request();
        busy.set(false);
        sentence.set("");
    }

    private void finish(boolean success, String answer) {
        busy.set(false);
        good.set(success);
        sentence.set(answer);
    }

    /** What is asked, on a background thread. */
    @FunctionalInterface
    interface Question {
        /** The answer as one sentence. */
        String ask(Assistant assistant);
    }
}
