package org.hone.llama.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hone.domain.InvalidInputException;

/** What a GGUF file says of itself, by keys such as {@code llama.block_count}. */
public final class GgufMetadata {
    private final MappedFile file;
    private final Map<String, GgufValue> entries;

    GgufMetadata(MappedFile file, Map<String, GgufValue> entries) {
        this.file = file;
        this.entries = Map.copyOf(entries);
    }

    /** A whole number. */
    public Optional<Long> integer(String key) {
        return entries.get(key) instanceof GgufValue.Whole whole
                ? Optional.of(whole.value())
                : Optional.empty();
    }

    /** A truth value, which GGUF writes as 0 or 1. */
    public Optional<Boolean> flag(String key) {
        return integer(key).map(value -> value != 0);
    }

    /** A number. */
    public Optional<Double> number(String key) {
        return entries.get(key) instanceof GgufValue.Real real
                ? Optional.of(real.value())
                : integer(key).map(Long::doubleValue);
    }

    /** A text. */
    public Optional<String> text(String key) {
        return entries.get(key) instanceof GgufValue.Text text
                ? Optional.of(text.value())
                : Optional.empty();
    }

    /** An array of texts; empty where there is none. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        if (entries.get(key) instanceof GgufValue.Array array
                && array.type() == GgufCursor.STRING) {
            GgufCursor cursor = at(array);
            for (int i = 0; i < array.count(); i++) {
                texts.add(cursor.text());
            }
        }
        return texts;
    }

    /** An array of whole numbers; empty where there is none. */
    public int[] integers(String key) {
        if (!(entries.get(key) instanceof GgufValue.Array array)
                || array.type() == GgufCursor.STRING) {
            return new int[0];
        }
        int[] numbers = new int[array.count()];
        GgufCursor cursor = at(array);
        for (int i = 0; i < numbers.length; i++) {
            if (!(cursor.value(array.type()) instanceof GgufValue.Whole whole)) {
                throw cursor.damaged("%s is no array of whole numbers".formatted(key));
            }
            numbers[i] = (int) whole.value();
        }
        return numbers;
    }

    /**
     * A size that must be there.
     *
     * @throws InvalidInputException naming the key, if it is missing, not positive or above 2
     *     billion
     */
    public int size(String key) {
        long size = integer(key).orElse(0L);
        if (size <= 0 || size > Integer.MAX_VALUE) {
            throw new InvalidInputException(
                    "%s has no usable %s; fetch another version of the model."
                            .formatted(file.path().getFileName(), key));
        }
        return (int) size;
    }

    private GgufCursor at(GgufValue.Array array) {
        GgufCursor cursor = new GgufCursor(file);
        cursor.seek(array.offset());
        return cursor;
    }
}
