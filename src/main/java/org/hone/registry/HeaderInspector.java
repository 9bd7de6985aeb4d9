package org.hone.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hone.assistant.ModelFacts;
import org.hone.assistant.ModelKind;
import org.hone.domain.InvalidInputException;
import org.hone.io.Json;

/** Reads {@code config.json}, {@code model.json} and the headers of safetensors and GGUF files. */
public final class HeaderInspector implements ModelInspector {
    private static final long MAX_JSON = 64L << 20;
    private static final int MAX_README = 1 << 16;
    private static final String WEIGHTS = ".safetensors";
    private static final Pattern WANTED =
            Pattern.compile(".*\\.(safetensors|json|txt|model|jinja)|readme\\.md|licen[sc]e.*");
    private static final Pattern LICENCE =
            Pattern.compile("(?m)^license:[ \\t]*[\"']?([^\"'\\r\\n]+)");

    private final ObjectMapper mapper = Json.newMapper();

    @Override
    public Inspection inspect(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return folder(place);
        } else if (!Files.exists(place)) {
            throw new InvalidInputException(
                    "There is nothing at %s. Choose a folder or file that is there."
                            .formatted(place));
        } else if (ends(place, ".gguf")) {
            return gguf(place);
        }
        throw new InvalidInputException(
                "%s is no GGUF file. Choose a .gguf file, or the folder with config.json and *.safetensors."
                        .formatted(place.getFileName()));
    }

    private Inspection folder(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> entries = Files.list(folder)) {
            all = entries.filter(Files::isRegularFile).sorted().toList();
        }
        if (all.stream().noneMatch(file -> is(file, "config.json"))) {
            List<Path> ggufs = all.stream().filter(file -> ends(file, ".gguf")).toList();
            if (ggufs.size() == 1) {
                return gguf(ggufs.get(0));
            }
            throw new InvalidInputException(
                    ggufs.isEmpty()
                            ? "The folder %s has no config.json and no GGUF file. Choose the folder that a model was downloaded to."
                                    .formatted(folder)
                            : "The folder %s has %d GGUF files. Choose one of them."
                                    .formatted(folder, ggufs.size()));
        }
        List<Path> weights = all.stream().filter(file -> ends(file, WEIGHTS)).toList();
        if (weights.isEmpty()) {
            throw new InvalidInputException(
                    "The folder %s has no %s file, the only kind of weights that is read. Download or save the model in that format."
                            .formatted(folder, WEIGHTS));
        }
        JsonNode config = json(folder.resolve("config.json"));
        requireParts(folder);
        Map<String, Long> numbers = new HashMap<>();
        for (Path file : weights) {
            countNumbers(file, numbers);
        }
        Path card = folder.resolve("model.json");
        boolean own = Files.isRegularFile(card) && json(card).has("checksum");
        String model = own ? json(card).path("name").asText() : "";
        ModelFacts facts =
                new ModelFacts(
                        model.isBlank() ? name(folder) : model,
                        own ? ModelKind.CHECKPOINT : ModelKind.HUGGING_FACE,
                        config.path("architectures")
                                .path(0)
                                .asText(config.path("model_type").asText("")),
                        total(numbers),
                        Math.max(0, config.path("max_position_embeddings").asLong(0)),
                        precision(numbers),
                        licence(folder));
        return new Inspection(
                facts, all.stream().filter(file -> WANTED.matcher(lower(file)).matches()).toList());
    }

    /** A model in several parts names them all in its index. */
    private void requireParts(Path folder) throws IOException {
        Path index = folder.resolve("model.safetensors.index.json");
        if (Files.isRegularFile(index)) {
            for (JsonNode part : json(index).path("weight_map")) {
                if (part.asText().contains("/")
                        || !Files.isRegularFile(folder.resolve(part.asText()))) {
                    throw new InvalidInputException(
                            "The folder %s has no %s, which its index names. Get the missing file."
                                    .formatted(folder, part.asText()));
                }
            }
        }
    }

    private void countNumbers(Path file, Map<String, Long> numbers) throws IOException {
        JsonNode header;
        long room;
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            byte[] start = in.readNBytes(8);
            long length =
                    start.length < 8
                            ? -1
                            : ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (length < 2 || length > Math.min(MAX_JSON, size - 8)) {
                throw damaged(file, "its header's length is wrong");
            }
            header = mapper.readTree(in.readNBytes((int) length));
            room = size - 8 - length;
        } catch (com.fasterxml.jackson.core.JacksonException notJson) {
            throw damaged(file, "its header is not JSON");
        }
        header.fields()
                .forEachRemaining(
                        entry -> {
                            if (!entry.getKey().equals("__metadata__")) {
                                numbers.merge(
                                        entry.getValue().path("dtype").asText("?"),
                                        numbers(file, entry, room),
                                        Long::sum);
                            }
                        });
    }

    private static long numbers(Path file, Map.Entry<String, JsonNode> tensor, long room) {
        long count = 1;
        for (JsonNode node : tensor.getValue().path("shape")) {
            long size = node.asLong(-1);
            if (size < 0 || size > 0 && count > Long.MAX_VALUE / 64 / size) {
                throw damaged(file, "the shape of " + tensor.getKey() + " is wrong");
            }
            count *= size;
        }
        long begin = tensor.getValue().path("data_offsets").path(0).asLong(-1);
        long end = tensor.getValue().path("data_offsets").path(1).asLong(-1);
        if (begin < 0 || end < begin || end > room) {
            throw damaged(file, "the place of " + tensor.getKey() + " is wrong");
        }
        return count;
    }

    private Inspection gguf(Path file) throws IOException {
        GgufHeader header;
        try {
            header = GgufHeader.read(file);
        } catch (EOFException tooShort) {
            throw damaged(file, "it ends within its header");
        }
        if (total(header.numbersByType()) == 0) {
            throw new InvalidInputException(
                    "%s has no weights, only a vocabulary. Choose the file with the weights."
                            .formatted(file.getFileName()));
        }
        String architecture = header.text("general.architecture");
        String name = header.text("general.name");
        ModelFacts facts =
                new ModelFacts(
                        name.isBlank() ? stem(file) : name,
                        ModelKind.GGUF,
                        architecture,
                        total(header.numbersByType()),
                        header.number(architecture + ".context_length"),
                        precision(header.numbersByType()),
                        header.text("general.license"));
        return new Inspection(facts, List.of(file));
    }

    private static long total(Map<String, Long> numbers) {
        return numbers.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The type of most numbers. */
    private static String precision(Map<String, Long> numbers) {
        return numbers.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static String licence(Path folder) throws IOException {
        Path readme = folder.resolve("README.md");
        if (!Files.isRegularFile(readme)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(readme)) {
            String head = new String(in.readNBytes(MAX_README), StandardCharsets.UTF_8);
            int end = head.indexOf("\n---", 3);
            Matcher line = LICENCE.matcher(head);
            return head.startsWith("---") && end > 0 && line.region(0, end).find()
                    ? line.group(1).strip()
                    : "";
        }
    }

    private JsonNode json(Path file) throws IOException {
        if (Files.size(file) > MAX_JSON) {
            throw damaged(file, "it is too long");
        }
        try {
            JsonNode node = mapper.readTree(file.toFile());
            if (node.isObject()) {
                return node;
            }
        } catch (com.fasterxml.jackson.core.JacksonException notJson) {
            throw damaged(file, "it is not JSON");
        }
        throw damaged(file, "it is no JSON object");
    }

    /** The folder's name; in a Hugging Face cache that of the model, not of its snapshot. */
    private static String name(Path folder) {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null && parent.endsWith("snapshots") && parent.getParent() != null) {
            String cached = parent.getParent().getFileName().toString();
            return cached.substring(
                    cached.lastIndexOf("--") < 0 ? 0 : cached.lastIndexOf("--") + 2);
        }
        Path last = folder.toAbsolutePath().getFileName();
        return last == null ? "model" : last.toString();
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static boolean is(Path file, String name) {
        return file.getFileName().toString().equals(name);
    }

    private static boolean ends(Path file, String ending) {
        return lower(file).endsWith(ending);
    }

    private static String lower(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static InvalidInputException damaged(Path file, String why) {
        return new InvalidInputException(
                "%s is damaged: %s. Get the file again.".formatted(file.getFileName(), why));
    }
}
