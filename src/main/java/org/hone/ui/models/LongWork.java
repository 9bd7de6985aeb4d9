package org.hone.ui.models;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hone.task.BackgroundTask;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import org.hone.task.TaskExecutor;

/** The one long piece of work that the screen watches. Used on the FX thread only. */
public final class LongWork {
    private final TaskExecutor tasks;
    private final ModelWords words;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty detail = new SimpleStringProperty("");
    private final DoubleProperty fraction = new SimpleDoubleProperty(-1);
    private Cancellation running = Cancellation.none();

    LongWork(TaskExecutor tasks, ModelWords words) {
        this.tasks = tasks;
        this.words = words;
    }

    /** Whether there is any. */
    public ReadOnlyBooleanProperty busy() {
        return busy;
    }

    /** What is being done. */
    public ReadOnlyStringProperty title() {
        return title;
    }

    /** How far it is, in words. */
    public ReadOnlyStringProperty detail() {
        return detail;
    }

    /** How far it is, from 0 to 1; -1 while that is unknown. */
    public ReadOnlyDoubleProperty fraction() {
        return fraction;
    }

    /**
     * Starts some work, unless there is other.
     *
     * @param task reports bytes
     */
    <T> void start(
            String what,
            BackgroundTask<T> task,
            Consumer<T> onSuccess,
            Consumer<Throwable> onFailure) {
        if (busy.get()) {
            return;
        }
        title.set(what);
        detail.set("");
        fraction.set(-1);
        busy.set(true);
        running =
                tasks.submit(
                        task,
                        progress(),
                        result -> {
                            busy.set(false);
                            onSuccess.accept(result);
                        },
                        failure -> {
                            busy.set(false);
                            onFailure.accept(failure);
                        });
    }

    private Progress progress() {
        return (done, total, file) -> {
            fraction.set(total > 0 ? (double) done / total : -1);
            detail.set(
                    words.text()
                            .getString("models.progress")
                            .formatted(words.size(done), words.size(total), file));
        };
    }

    /** Stops it; neither of its ends is heard any more. */
    void cancel() {
        running.request();
        busy.set(false);
    }
}
