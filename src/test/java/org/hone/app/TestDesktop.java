package org.hone.app;

import java.nio.file.Path;
import java.util.Optional;
import org.hone.ui.Desktop;
import org.hone.ui.models.ModelPicker;
import org.hone.ui.settings.PreferencesRepository;
import org.hone.ui.settings.WindowPreferences;

/** A desktop without dialogs: files go into one folder. */
final class TestDesktop {
    private TestDesktop() {}

    static Desktop in(Path folder) {
        return new Desktop(
                name -> Optional.of(folder.resolve(name)),
                new ModelPicker() {
                    @Override
                    public Optional<Path> folder(String title) {
                        return Optional.of(folder.resolve("Tiny Llama"));
                    }

                    @Override
                    public Optional<Path> gguf(String title) {
                        return Optional.of(folder.resolve("tiny.gguf"));
                    }
                },
                folder,
                opened -> {},
                (progress, cancellation) -> false,
                new WindowFile(folder),
                new PreferencesRepository.Kept(WindowPreferences.DEFAULT, Optional.empty()));
    }
}
