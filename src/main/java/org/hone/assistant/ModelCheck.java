package org.hone.assistant;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A comparison of a model's files with their checksums.
 *
 * @param at when it ended
 * @param changed names of files with other bytes than when the model was added
 * @param missing names of files that are not there
 */
public record ModelCheck(Instant at, List<String> changed, List<String> missing) {
    public ModelCheck {
        Objects.requireNonNull(at, "at");
        changed = List.copyOf(changed);
        missing = List.copyOf(missing);
    }

    /** Whether every file is there as it was. */
    public boolean sound() {
        return changed.isEmpty() && missing.isEmpty();
    }
}
