package org.hone.ui.results;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hone.task.TaskExecutor;

/**
 * Writes files that the user names, in the background.
 *
 * @param saveAs asks for a file to write, given a proposed name
 */
record Saving(ResourceBundle text, TaskExecutor tasks, Function<String, Optional<Path>> saveAs) {

    /** Puts content into a file. */
    @FunctionalInterface
    interface Writing {
        void write(Path file) throws Exception;
    }

    /**
     * @param told hears in one sentence what became of it
     */
    void save(String proposed, Writing writing, Consumer<String> told) {
        saveAs.apply(proposed)
                .ifPresent(
                        file ->
                                tasks.submit(
                                        (progress, cancellation) -> {
                                            writing.write(file);
                                            return file.getFileName();
                                        },
                                        name ->
                                                told.accept(
                                                        text.getString("results.saved")
                                                                .formatted(name)),
                                        failure ->
                                                told.accept(
                                                        text.getString("results.unsaved")
                                                                .formatted(failure.getMessage()))));
    }
}
