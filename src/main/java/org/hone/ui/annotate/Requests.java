package org.hone.ui.annotate;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hone.task.BackgroundTask;
import org.hone.task.TaskExecutor;

/** One request after the other, and what became of the last. Used on the FX thread only. */
final class Requests {
    private final TaskExecutor tasks;
    private final StringProperty problem = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private Runnable again = () -> {};

    Requests(TaskExecutor tasks) {
        this.tasks = tasks;
    }

    StringProperty problem() {
        return problem;
    }

    BooleanProperty busy() {
        return busy;
    }

    /** Works in the background; the screen is busy until {@link #done} or a failure. */
    <T> void run(Supplier<T> work, Consumer<T> then) {
        begin(() -> run(work, then));
        BackgroundTask<T> task = (progress, cancellation) -> work.get();
        tasks.submit(task, then, this::failed);
    }

    /** Works in the background, for nothing but its effect. */
    void tell(Runnable work, Runnable then) {
        run(
                () -> {
                    work.run();
                    return true;
                },
                done -> then.run());
    }

    /** The screen is busy from now on. */
    void begin(Runnable repeat) {
        again = repeat;
        busy.set(true);
        problem.set("");
    }

    void done() {
        busy.set(false);
        problem.set("");
    }

    void failed(Throwable failure) {
        busy.set(false);
        problem.set(String.valueOf(failure.getMessage()));
    }

    /** Does once more what failed. */
    void tryAgain() {
        again.run();
    }
}
