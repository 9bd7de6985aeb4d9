package org.hone.ui.settings;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** Where the window's preferences are kept. Both methods may block. */
public interface PreferencesRepository {
    /** What was kept; the defaults when nothing was, or when it cannot be read. */
    Kept read();

    /**
     * Keeps preferences in place of those before, wholly or not at all.
     *
     * @throws IOException if they cannot be written; those before stay
     */
    void write(WindowPreferences preferences) throws IOException;

    /**
     * What a repository held.
     *
     * @param preferences to use
     * @param trouble one sentence for the user, if what was kept could not be read
     */
    record Kept(WindowPreferences preferences, Optional<String> trouble) {
        public Kept {
            Objects.requireNonNull(preferences, "preferences");
            Objects.requireNonNull(trouble, "trouble");
        }
    }
}
