package org.hone.prompts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hone.domain.InvalidInputException;
import org.hone.io.Checksums;
import org.hone.io.Json;
import org.hone.io.JsonLines;

/**
 * The utterances in a folder: {@code train.jsonl}, {@code heldout.jsonl} which no training reads,
 * and {@code synonyms.txt}.
 */
public final class SentimentLibrary {
    private static final String TRAIN = "train.jsonl";
    private static final String HELD_OUT = "heldout.jsonl";
    private static final String SYNONYMS = "synonyms.txt";

    private final Path folder;

    /** The library in a folder. */
    public SentimentLibrary(Path folder) {
        this.folder = folder;
    }

    /**
     * The utterances to learn from.
     *
     * @throws InvalidInputException naming the file or the line, if it is missing or damaged
     */
    public List<SentimentUtterance> train() throws IOException {
        return read(TRAIN);
    }

    /** The utterances to measure by; errors as {@link #train}. */
    public List<SentimentUtterance> heldOut() throws IOException {
        return read(HELD_OUT);
    }

    private List<SentimentUtterance> read(String name) throws IOException {
        return JsonLines.read(require(name), SentimentUtterance.class, Json.newMapper());
    }

    /**
     * Groups of words that may stand for each other without changing what a message says.
     *
     * @throws InvalidInputException if the file is missing
     */
    public List<List<String>> synonyms() throws IOException {
        return Files.readAllLines(require(SYNONYMS), StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.strip().split(", *")))
                .toList();
    }

    /** SHA-256 of everything that training reads. */
    public String hash() throws IOException {
        String sums = Checksums.sha256(require(TRAIN)) + Checksums.sha256(require(SYNONYMS));
        return Checksums.sha256(sums.getBytes(StandardCharsets.UTF_8));
    }

    private Path require(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    "There is no %s. Name the folder of the utterances with --data."
                            .formatted(file));
        }
        return file;
    }
}
