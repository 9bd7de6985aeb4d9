package org.hone.prompts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hone.catalog.ParsedPlan;
import org.hone.catalog.PlanError;
import org.hone.catalog.PlanParser;
import org.hone.domain.InvalidInputException;
import org.hone.io.Checksums;
import org.hone.io.Json;
import org.hone.io.JsonLines;

/** The prompt library in a folder: {@code train.jsonl}, {@code dev.jsonl}, {@code test.jsonl}. */
public final class PromptLibrary {
    /** The parts of the library. No phrasing is in two of them. */
    public enum Split {
        TRAIN,
        DEV,
        TEST
    }

    private record Row(
            String id,
            String intent,
            String group,
            String query,
            String plan,
            @JsonProperty("heldout") Boolean heldOut,
            List<PromptExample.Exchange> history) {}

    private final Path folder;

    /** The library in a folder. */
    public PromptLibrary(Path folder) {
        this.folder = folder;
    }

    /**
     * The examples of one split.
     *
     * @throws InvalidInputException naming the line, if the file is missing or damaged or a plan
     *     does not parse
     */
    public List<PromptExample> read(Split split) throws IOException {
        Path file = file(split);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("There is no prompt library at " + file + ".");
        }
        PlanParser parser = new PlanParser();
        List<PromptExample> examples = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Row row : JsonLines.read(file, Row.class, Json.newMapper())) {
            ParsedPlan plan = parser.parse(row.plan());
            if (plan.plan().isEmpty() || !ids.add(row.id())) {
                String why =
                        plan.errors().isEmpty()
                                ? "its id is used twice"
                                : plan.errors().stream()
                                        .map(PlanError::message)
                                        .findFirst()
                                        .orElseThrow();
                throw new InvalidInputException(
                        "The example %s of %s cannot be used: %s"
                                .formatted(row.id(), file.getFileName(), why));
            }
            examples.add(
                    new PromptExample(
                            row.id(),
                            row.intent(),
                            row.group(),
                            row.query(),
                            row.plan(),
                            Boolean.TRUE.equals(row.heldOut()),
                            row.history()));
        }
        return examples;
    }

    /** SHA-256 of one split's file. */
    public String hash(Split split) throws IOException {
        return Checksums.sha256(file(split));
    }

    private Path file(Split split) {
        return folder.resolve(split.name().toLowerCase(Locale.ROOT) + ".jsonl");
    }
}
