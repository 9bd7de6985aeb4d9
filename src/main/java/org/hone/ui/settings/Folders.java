package org.hone.ui.settings;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hone.task.TaskExecutor;

/** The folders of this user. Used on the FX thread only. */
public final class Folders {
    private final Path data;
    private final FolderOpener opener;
    private final TaskExecutor tasks;
    private final StringProperty trouble = new SimpleStringProperty("");

    /**
     * @param data where this user's data are
     */
    public Folders(Path data, FolderOpener opener, TaskExecutor tasks) {
        this.data = data;
        this.opener = opener;
        this.tasks = tasks;
    }

    /** Where this user's data are. */
    public Path data() {
        return data;
    }

    /** Why the folder was not opened; empty if it was. */
    public ReadOnlyStringProperty trouble() {
        return trouble;
    }

    /** Shows the data folder in the platform's file manager. */
    public void open() {
        trouble.set("");
        tasks.submit(
                (progress, cancellation) -> {
                    opener.open(data);
                    return data;
                },
                opened -> {},
                failure -> trouble.set(failure.getMessage()));
    }
}
