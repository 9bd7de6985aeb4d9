package org.hone.llama.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hone.domain.InvalidInputException;

/**
 * A GGUF file, versions 2 and 3, little-endian
 * (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md).
 *
 * @param metadata what it says of itself
 * @param tensors by GGUF's names; shapes are turned to the slowest first
 */
public record GgufFile(GgufMetadata metadata, Map<String, StoredTensor> tensors) {
    private static final int MAGIC = 0x46554747;
    private static final int MOST_ENTRIES = 1 << 16;
    private static final int MOST_DIMENSIONS = 4;
    private static final long ALIGNMENT = 32;

    /**
     * Reads the header. Nothing is allocated that the file is too short to hold.
     *
     * @throws InvalidInputException if the file is damaged, or naming what Hone does not read
     */
    public static GgufFile read(Path path) throws IOException {
        MappedFile file = MappedFile.open(path);
        return new Parser(new GgufCursor(file)).parse();
    }

    private record Place(TensorType type, long[] shape, long offset) {}

    /** One pass over a header. */
    private static final class Parser {
        private final GgufCursor in;

        Parser(GgufCursor in) {
            this.in = in;
        }

        GgufFile parse() {
            if (in.u32() != MAGIC) {
                throw in.damaged("it does not begin with GGUF");
            }
            long version = in.u32();
            if (version != 2 && version != 3) {
                throw in.refused("GGUF version %d or the other byte order".formatted(version));
            }
            long tensorCount = in.count("tensors", MOST_ENTRIES);
            long entryCount = in.count("entries", MOST_ENTRIES);
            Map<String, GgufValue> entries = new LinkedHashMap<>();
            for (long i = 0; i < entryCount; i++) {
                String key = in.name();
                entries.put(key, in.value());
            }
            GgufMetadata metadata = new GgufMetadata(in.file(), entries);
            Map<String, Place> places = new LinkedHashMap<>();
            for (long i = 0; i < tensorCount; i++) {
                String name = in.name();
                places.put(name, place(name));
            }
            return new GgufFile(metadata, tensors(places, metadata));
        }

        private Place place(String name) {
            long dimensions = in.u32();
            if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
                throw in.damaged("%s has %d dimensions".formatted(name, dimensions));
            }
            long[] shape = new long[(int) dimensions];
            long count = 1;
            for (int i = shape.length - 1; i >= 0; i--) {
                shape[i] = in.u64();
                if (shape[i] < 1 || count > Long.MAX_VALUE / 4 / shape[i]) {
                    throw in.damaged("the shape of %s is wrong".formatted(name));
                }
                count *= shape[i];
            }
            long number = in.u32();
            TensorType type =
                    TensorType.ofGguf((int) number)
                            .orElseThrow(
                                    () ->
                                            in.refused(
                                                    "the tensor type %s of %s"
                                                            .formatted(
                                                                    GgufNames.tensorType(number),
                                                                    name)));
            if (shape[shape.length - 1] % type.block() != 0) {
                throw in.damaged("the rows of %s are not whole blocks".formatted(name));
            }
            return new Place(type, shape, in.u64());
        }

        private Map<String, StoredTensor> tensors(Map<String, Place> places, GgufMetadata data) {
            long alignment = data.integer("general.alignment").orElse(ALIGNMENT);
            if (alignment < 1 || alignment > 1 << 20 || Long.bitCount(alignment) != 1) {
                throw in.damaged("its alignment is %d".formatted(alignment));
            }
            long begin = (in.position() + alignment - 1) / alignment * alignment;
            long room = in.file().size() - begin;
            Map<String, StoredTensor> tensors = new LinkedHashMap<>();
            places.forEach(
                    (name, place) -> {
                        StoredTensor tensor =
                                new StoredTensor(
                                        place.type(),
                                        place.shape(),
                                        in.file(),
                                        begin + Math.max(0, Math.min(place.offset(), room)));
                        long blocks = tensor.count() / place.type().block();
                        boolean fits =
                                place.offset() >= 0
                                        && place.offset() <= room
                                        && blocks <= (room - place.offset()) / place.type().bytes();
                        if (!fits || place.offset() % alignment != 0) {
                            throw in.damaged("the place of %s is wrong".formatted(name));
                        }
                        tensors.put(name, tensor);
                    });
            return Collections.unmodifiableMap(tensors);
        }
    }
}
