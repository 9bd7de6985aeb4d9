package org.hone.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.hone.io.AtomicFiles;
import org.hone.io.Json;
import org.hone.ui.settings.PreferencesRepository;
import org.hone.ui.settings.WindowPreferences;

/** The window's preferences as {@code window.json} in the user's data folder. */
final class WindowFile implements PreferencesRepository {
    private final ObjectMapper mapper = Json.newMapper();
    private final Path file;

    WindowFile(Path folder) {
        file = folder.resolve("window.json");
    }

    @Override
    public Kept read() {
        if (!Files.exists(file)) {
            return new Kept(WindowPreferences.DEFAULT, Optional.empty());
        }
        try {
            return new Kept(
                    mapper.readValue(Files.readAllBytes(file), WindowPreferences.class),
                    Optional.empty());
        } catch (JsonProcessingException damaged) {
            return new Kept(WindowPreferences.DEFAULT, Optional.of(setAside()));
        } catch (IOException unreadable) {
            return new Kept(
                    WindowPreferences.DEFAULT,
                    Optional.of(
                            "The window's preferences in %s cannot be read and the usual ones are in use; look at who may read the file."
                                    .formatted(file)));
        }
    }

    private String setAside() {
        Path aside = file.resolveSibling("window.damaged.json");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return "The window's preferences were damaged and the usual ones are in use; set yours again, or mend the old file, which is kept as %s."
                    .formatted(aside);
        } catch (IOException stuck) {
            return "The window's preferences in %s are damaged and the usual ones are in use; set yours again to replace them."
                    .formatted(file);
        }
    }

    @Override
    public void write(WindowPreferences preferences) throws IOException {
        try {
            AtomicFiles.write(file, mapper.writeValueAsBytes(preferences));
        } catch (IOException failed) {
            throw new IOException(
                    "The window's preferences were not kept in %s; look at its folder's permissions and free space."
                            .formatted(file),
                    failed);
        }
    }
}
