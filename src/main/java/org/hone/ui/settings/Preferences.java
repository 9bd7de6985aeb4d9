package org.hone.ui.settings;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.hone.task.TaskExecutor;

/**
 * The window's preferences as they are now. Used on the FX thread, except {@link #keep} and {@link
 * #annotator}.
 */
public final class Preferences {
    private final PreferencesRepository repository;
    private final TaskExecutor tasks;
    private final Consumer<Throwable> onFailure;
    private final ReadOnlyObjectWrapper<WindowPreferences> current;
    private final Object writing = new Object();
    private volatile WindowPreferences latest;

    /**
     * @param initial what the repository held
     * @param onFailure hears why preferences could not be kept
     */
    public Preferences(
            PreferencesRepository repository,
            WindowPreferences initial,
            TaskExecutor tasks,
            Consumer<Throwable> onFailure) {
        this.repository = repository;
        this.tasks = tasks;
        this.onFailure = onFailure;
        current = new ReadOnlyObjectWrapper<>(initial);
        latest = initial;
    }

    /** Those in use. */
    public ReadOnlyObjectProperty<WindowPreferences> current() {
        return current.getReadOnlyProperty();
    }

    /** Who sits before the window; may be empty. Any thread may ask. */
    public String annotator() {
        return latest.annotator();
    }

    /** Uses others from now on and keeps them in the background. */
    public void change(UnaryOperator<WindowPreferences> edit) {
        if (note(edit)) {
            tasks.submit(
                    (progress, cancellation) -> {
                        keep();
                        return true;
                    },
                    kept -> {},
                    onFailure);
        }
    }

    /**
     * Uses others from now on without keeping them yet.
     *
     * @return whether they differ
     */
    public boolean note(UnaryOperator<WindowPreferences> edit) {
        WindowPreferences changed = edit.apply(current.get());
        boolean differs = !changed.equals(current.get());
        latest = changed;
        current.set(changed);
        return differs;
    }

    /** Keeps the latest ones; blocks until they are on disk. */
    public void keep() throws IOException {
        synchronized (writing) {
            repository.write(latest);
        }
    }
}
