package org.hone.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hone.assistant.AddedModel;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.assistant.ModelCheck;
import org.hone.assistant.ModelFile;
import org.hone.assistant.ModelKind;
import org.hone.assistant.ModelShelf;
import org.hone.domain.InvalidInputException;
import org.hone.io.AtomicFiles;
import org.hone.io.Json;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/**
 * The models that the user added: one folder each, with {@code card.json} and, if they were copied,
 * {@code files/}. A folder that ends in {@code .new} or {@code .gone} is half of an addition or a
 * removal; it is swept away at the next start. One process at a time may have the folder. Methods
 * may be called from any thread; what goes wrong with a file is said in one sentence.
 */
public final class ModelRegistry {
    private static final String CARD = "card.json";
    private static final String FILES = "files";
    private static final String NEW = ".new";
    private static final String GONE = ".gone";
    private static final int LONGEST_ID = 60;

    private final Path folder;
    private final ModelInspector inspector;
    private final Clock clock;
    private final ObjectMapper mapper = Json.newMapper();

    /**
     * Sweeps away what an earlier process left half done.
     *
     * @param folder need not exist yet
     */
    public ModelRegistry(Path folder, ModelInspector inspector, Clock clock) {
        this.folder = folder;
        this.inspector = inspector;
        this.clock = clock;
        for (Path entry : entries()) {
            String name = entry.getFileName().toString();
            if (name.endsWith(NEW) || name.endsWith(GONE)) {
                FileTrouble.reported(
                        "The rest of an earlier addition cannot be deleted",
                        () -> {
                            FileWork.delete(entry);
                            return entry;
                        });
            }
        }
    }

    private List<Path> entries() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return FileTrouble.reported(
                "The folder of the models cannot be read",
                () -> {
                    try (Stream<Path> all = Files.list(folder)) {
                        return all.filter(Files::isDirectory).sorted().toList();
                    }
                });
    }

    /** All models, the latest first, without what they are used as. */
    public ModelShelf list() {
        List<AddedModel> models = new ArrayList<>();
        List<String> troubles = new ArrayList<>();
        for (Path entry : entries()) {
            if (whole(entry)) {
                try {
                    models.add(card(entry));
                } catch (AssistantException damaged) {
                    troubles.add(damaged.getMessage());
                }
            }
        }
        models.sort(Comparator.comparing(AddedModel::added).reversed());
        return new ModelShelf(models, Map.of(), troubles);
    }

    private static boolean whole(Path entry) {
        String name = entry.getFileName().toString();
        return !name.endsWith(NEW) && !name.endsWith(GONE) && Files.exists(entry.resolve(CARD));
    }

    private AddedModel card(Path entry) {
        return FileTrouble.reported(
                "The card of the model %s cannot be read; delete its folder %s or restore it"
                        .formatted(entry.getFileName(), entry),
                () -> mapper.readValue(entry.resolve(CARD).toFile(), AddedModel.class));
    }

    /** The card of one. */
    public AddedModel show(String id) {
        return card(
                entries().stream()
                        .filter(entry -> entry.getFileName().toString().equals(id) && whole(entry))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new AssistantException(
                                                Reason.NOT_FOUND,
                                                "There is no added model %s. The models list names those that are there."
                                                        .formatted(id))));
    }

    /** Where a model's files are: a folder, or the file of a GGUF. */
    public Path location(String id) {
        AddedModel model = show(id);
        Path files = model.copied() ? folder.resolve(id).resolve(FILES) : Path.of(model.source());
        return model.copied() && model.facts().kind() == ModelKind.GGUF
                ? files.resolve(model.files().get(0).name())
                : files;
    }

    private Path file(AddedModel model, ModelFile file) {
        Path location = location(model.id());
        return model.facts().kind() == ModelKind.GGUF ? location : location.resolve(file.name());
    }

    /** Adds one; see {@link org.hone.assistant.ModelsAssistant#add}. */
    public AddedModel add(String path, boolean copy, Progress progress, Cancellation cancellation) {
        Path source = path(path);
        return FileTrouble.reported(
                "The model at %s was not added".formatted(source),
                () -> {
                    ModelInspector.Inspection found = inspector.inspect(source);
                    Path real =
                            found.facts().kind() == ModelKind.GGUF ? found.files().get(0) : source;
                    refuseTwice(real);
                    return add(real, copy, found, progress, cancellation);
                });
    }

    private static Path path(String text) {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException noPath) {
            // Said below.
        }
        throw new AssistantException(
                Reason.INVALID_INPUT,
                "%s is no full path. Give one such as /home/ada/models/smollm2.".formatted(text));
    }

    private void refuseTwice(Path source) {
        list().models().stream()
                .filter(model -> model.source().equals(source.toString()))
                .findFirst()
                .ifPresent(
                        model -> {
                            throw new InvalidInputException(
                                    "%s is added already, as %s. Remove that one first if the files have changed."
                                            .formatted(source, model.id()));
                        });
    }

    private AddedModel add(
            Path source,
            boolean copy,
            ModelInspector.Inspection found,
            Progress progress,
            Cancellation cancellation)
            throws IOException {
        long total = 0;
        for (Path file : found.files()) {
            total += Files.size(file);
        }
        Files.createDirectories(folder);
        if (copy && Files.getFileStore(folder).getUsableSpace() < total) {
            throw new InvalidInputException(
                    "A copy needs %,d MB, more than is free on the disk of %s. Make room, or use the model where it is."
                            .formatted(total >> 20, folder));
        }
        Path half = begin(found.facts().name());
        try {
            FileWork work = new FileWork(total, progress, cancellation);
            List<ModelFile> files = new ArrayList<>();
            Optional<Path> copies = Optional.of(half.resolve(FILES)).filter(any -> copy);
            if (copies.isPresent()) {
                Files.createDirectory(copies.get());
            }
            for (Path file : found.files()) {
                files.add(
                        work.read(
                                file, copies.map(to -> to.resolve(file.getFileName().toString()))));
            }
            copies.ifPresent(FileWork::flush);
            String name = half.getFileName().toString();
            AddedModel card =
                    new AddedModel(
                            name.substring(0, name.length() - NEW.length()),
                            found.facts(),
                            copy,
                            source.toString(),
                            clock.instant(),
                            files,
                            Optional.empty());
            write(half, card);
            FileWork.flush(half);
            cancellation.check();
            Files.move(half, folder.resolve(card.id()), StandardCopyOption.ATOMIC_MOVE);
            FileWork.flush(folder);
            return card;
        } finally {
            FileWork.delete(half);
        }
    }

    private void write(Path entry, AddedModel card) throws IOException {
        AtomicFiles.write(
                entry.resolve(CARD),
                mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(card));
    }

    /** A new folder for an id that is free. */
    private synchronized Path begin(String name) throws IOException {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        plain = plain.substring(0, Math.min(plain.length(), LONGEST_ID)).replaceAll("-+$", "");
        plain = plain.isEmpty() ? "model" : plain;
        String id = plain;
        for (int i = 2; taken(id); i++) {
            id = plain + "-" + i;
        }
        return Files.createDirectory(folder.resolve(id + NEW));
    }

    private boolean taken(String id) {
        return Files.exists(folder.resolve(id))
                || Files.exists(folder.resolve(id + NEW))
                || Files.exists(folder.resolve(id + GONE));
    }

    /** Forgets one; a copy is deleted, and nothing else. */
    public synchronized void remove(String id) {
        show(id);
        FileTrouble.reported(
                "The model %s was not removed whole".formatted(id),
                () -> {
                    Path gone = folder.resolve(id + GONE);
                    FileWork.delete(gone);
                    Files.move(folder.resolve(id), gone, StandardCopyOption.ATOMIC_MOVE);
                    FileWork.flush(folder);
                    FileWork.delete(gone);
                    return gone;
                });
    }

    /** Compares the files with their checksums; the card remembers the result. */
    public ModelCheck verify(String id, Progress progress, Cancellation cancellation) {
        AddedModel model = show(id);
        return FileTrouble.reported(
                "The files of %s cannot be read".formatted(id),
                () -> {
                    List<String> changed = new ArrayList<>();
                    List<String> missing = new ArrayList<>();
                    FileWork work = new FileWork(model.bytes(), progress, cancellation);
                    for (ModelFile file : model.files()) {
                        Path now = file(model, file);
                        if (!Files.isRegularFile(now)) {
                            missing.add(file.name());
                            work.skip(file.bytes(), file.name());
                        } else if (!work.read(now, Optional.empty()).equals(file)) {
                            changed.add(file.name());
                        }
                    }
                    ModelCheck check = new ModelCheck(clock.instant(), changed, missing);
                    synchronized (this) {
                        write(folder.resolve(id), show(id).withCheck(check));
                    }
                    return check;
                });
    }
}
