package org.hone.ui;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.hone.task.BackgroundTask;
import org.hone.ui.models.ModelPicker;
import org.hone.ui.settings.FolderOpener;
import org.hone.ui.settings.PreferencesRepository;

/**
 * What the machine offers the window.
 *
 * @param saveAs asks for a file to write, given a proposed name
 * @param models asks for a model to add
 * @param dataFolder where this user's data are
 * @param opener shows a folder
 * @param prefersDark whether the platform has dark colours at the moment
 * @param preferences where the window's preferences are kept
 * @param kept what was kept there when the program started
 */
public record Desktop(
        Function<String, Optional<Path>> saveAs,
        ModelPicker models,
        Path dataFolder,
        FolderOpener opener,
        BackgroundTask<Boolean> prefersDark,
        PreferencesRepository preferences,
        PreferencesRepository.Kept kept) {
    public Desktop {
        Objects.requireNonNull(saveAs, "saveAs");
        Objects.requireNonNull(models, "models");
        Objects.requireNonNull(dataFolder, "dataFolder");
        Objects.requireNonNull(opener, "opener");
        Objects.requireNonNull(prefersDark, "prefersDark");
        Objects.requireNonNull(preferences, "preferences");
        Objects.requireNonNull(kept, "kept");
    }
}
