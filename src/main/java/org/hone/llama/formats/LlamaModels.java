package org.hone.llama.formats;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.hone.domain.InvalidInputException;
import org.hone.io.Checksums;
import org.hone.llama.Checkpoint;

/**
 * Opens a model wherever it comes from: a Hugging Face folder, a GGUF file (or a folder that holds
 * one), or a checkpoint of Hone's own.
 */
public final class LlamaModels {
    /**
     * Loads a model; its weights become float32.
     *
     * @param manager the parent of the weights' manager
     * @throws InvalidInputException if something is missing or damaged, or naming what Hone does
     *     not run
     */
    public LoadedModel open(Path path, NDManager manager) throws IOException {
        if (Files.exists(path.resolve(CheckpointModel.CARD))) {
            return CheckpointModel.load(new Checkpoint(path), manager);
        }
        return stored(path).load(manager);
    }

    /** What its card shows, read from the headers alone. */
    public ModelDescription describe(Path path) throws IOException {
        return Files.exists(path.resolve(CheckpointModel.CARD))
                ? CheckpointModel.describe(new Checkpoint(path))
                : stored(path).describe();
    }

    /**
     * SHA-256 of the weights: of the file, or of the files' checksums, one a line, where there are
     * several. Reads the whole model.
     */
    public String checksum(Path path) throws IOException {
        List<Path> files = stored(path).weightFiles();
        if (files.size() == 1) {
            return Checksums.sha256(files.get(0));
        }
        StringBuilder sums = new StringBuilder();
        for (Path file : files) {
            sums.append(Checksums.sha256(file)).append('\n');
        }
        return Checksums.sha256(sums.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static StoredModel stored(Path path) throws IOException {
        try {
            if (Files.isRegularFile(path)) {
                return GgufModel.read(path);
            }
            if (!Files.exists(path.resolve(HuggingFaceFolder.CONFIG))) {
                List<Path> ggufs = ggufs(path);
                if (ggufs.size() == 1) {
                    return GgufModel.read(ggufs.get(0));
                }
                if (ggufs.size() > 1) {
                    throw new InvalidInputException(
                            "%s holds %d GGUF files; choose one of them."
                                    .formatted(path, ggufs.size()));
                }
            }
            return HuggingFaceFolder.read(path);
        } catch (NoSuchFileException missing) {
            throw new InvalidInputException(
                    "There is no model at %s; choose a folder or a GGUF file.".formatted(path),
                    missing);
        }
    }

    private static List<Path> ggufs(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".gguf")).sorted().toList();
        }
    }
}
