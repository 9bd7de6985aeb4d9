package org.hone.assistant;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The card of a model that the user added.
 *
 * @param id names it, such as {@code smollm2-135m}
 * @param facts what its files say of it
 * @param copied whether Hone has its own copy; else it is used where it is
 * @param source full path that it was added from
 * @param added when
 * @param files in the order of their names
 * @param lastCheck the latest comparison with the checksums
 */
public record AddedModel(
        String id,
        ModelFacts facts,
        boolean copied,
        String source,
        Instant added,
        List<ModelFile> files,
        Optional<ModelCheck> lastCheck) {
    public AddedModel {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(added, "added");
        files = List.copyOf(files);
        Objects.requireNonNull(lastCheck, "lastCheck");
    }

    /** The size of all files, in bytes. */
    public long bytes() {
        return files.stream().mapToLong(ModelFile::bytes).sum();
    }

    /** The same with a newer comparison. */
    public AddedModel withCheck(ModelCheck check) {
        return new AddedModel(id, facts, copied, source, added, files, Optional.of(check));
    }
}
