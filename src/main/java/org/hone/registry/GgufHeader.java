package org.hone.registry;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.hone.domain.InvalidInputException;

/**
 * The header of a GGUF file, versions 2 and 3: its short metadata, and how many numbers of which
 * type the tensors have. Each length is compared with what is left of the file before it is used.
 */
final class GgufHeader {
    private static final int MAGIC = 0x46554747;
    private static final int MAX_KEPT = 1 << 16;
    private static final int MAX_DIMENSIONS = 8;
    private static final int STRING = 8;
    private static final int ARRAY = 9;

    private final Path file;
    private final InputStream in;
    private long left;
    private final Map<String, String> metadata = new HashMap<>();
    private final Map<String, Long> numbersByType = new HashMap<>();

    private GgufHeader(Path file, InputStream in, long size) {
        this.file = file;
        this.in = in;
        this.left = size;
    }

    /**
     * @throws InvalidInputException if the file is no GGUF file or its header lies
     */
    static GgufHeader read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            GgufHeader header = new GgufHeader(file, in, Files.size(file));
            header.read();
            return header;
        }
    }

    /** Metadata that is text or a number, as text; empty if the file has none of this name. */
    String text(String key) {
        return metadata.getOrDefault(key, "");
    }

    /** Metadata that is a whole number; 0 if the file has none of this name. */
    long number(String key) {
        try {
            return Math.max(0, Long.parseLong(text(key)));
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    /** How many numbers the tensors have, by type such as {@code Q4_1}. */
    Map<String, Long> numbersByType() {
        return numbersByType;
    }

    private void read() throws IOException {
        try {
            if (left < 24 || int32() != MAGIC) {
                throw new InvalidInputException(
                        "%s is no GGUF file. Choose another file.".formatted(file.getFileName()));
            }
            int version = int32();
            if (version < 2 || version > 3) {
                throw new InvalidInputException(
                        "%s is GGUF version %d; versions 2 and 3 are read. Convert the file with a newer tool."
                                .formatted(file.getFileName(), version));
            }
            long tensors = count(24, "the number of tensors");
            long entries = count(13, "the number of metadata entries");
            for (long i = 0; i < entries; i++) {
                String key = string();
                metadata.put(key, value(int32()));
            }
            for (long i = 0; i < tensors; i++) {
                tensor();
            }
        } catch (EOFException tooShort) {
            throw damaged("it ends within its header");
        }
    }

    private void tensor() throws IOException {
        String name = string();
        int dimensions = int32();
        if (dimensions < 0 || dimensions > MAX_DIMENSIONS) {
            throw damaged("the shape of " + name + " is wrong");
        }
        long numbers = 1;
        for (int i = 0; i < dimensions; i++) {
            long size = int64();
            if (size < 0 || size > 0 && numbers > Long.MAX_VALUE / 64 / size) {
                throw damaged("the shape of " + name + " is wrong");
            }
            numbers *= size;
        }
        String type = typeName(int32());
        int64();
        numbersByType.merge(type, numbers, Long::sum);
    }

    private String value(int type) throws IOException {
        switch (type) {
            case STRING:
                return string();
            case ARRAY:
                skipArray(int32());
                return "";
            case 6:
                return Float.toString(Float.intBitsToFloat(int32()));
            case 12:
                return Double.toString(Double.longBitsToDouble(int64()));
            default:
                int size = size(type);
                long number = 0;
                for (int i = 0; i < size; i++) {
                    number |= (long) next() << 8 * i;
                }
                return Long.toString(number);
        }
    }

    private void skipArray(int type) throws IOException {
        if (type == ARRAY) {
            throw damaged("its metadata nest arrays");
        } else if (type == STRING) {
            long count = count(8, "the length of a list");
            for (long i = 0; i < count; i++) {
                skip(count(1, "the length of a text"));
            }
        } else {
            int size = size(type);
            skip(size * count(size, "the length of a list"));
        }
    }

    private int size(int type) {
        return switch (type) {
            case 0, 1, 7 -> 1;
            case 2, 3 -> 2;
            case 4, 5, 6 -> 4;
            case 10, 11, 12 -> 8;
            default -> throw damaged("its metadata have the unknown type " + type);
        };
    }

    /** A number of things that take so many bytes each at least; as many as the file can hold. */
    private long count(int bytesEach, String what) throws IOException {
        long count = int64();
        if (count < 0 || count > left / bytesEach) {
            throw damaged(what + " is wrong");
        }
        return count;
    }

    private String string() throws IOException {
        long length = count(1, "the length of a text");
        byte[] kept = new byte[(int) Math.min(length, MAX_KEPT)];
        if (in.readNBytes(kept, 0, kept.length) < kept.length) {
            throw new EOFException();
        }
        left -= kept.length;
        skip(length - kept.length);
        return new String(kept, StandardCharsets.UTF_8);
    }

    private void skip(long bytes) throws IOException {
        if (bytes > left) {
            throw new EOFException();
        }
        in.skipNBytes(bytes);
        left -= bytes;
    }

    private int int32() throws IOException {
        return next() | next() << 8 | next() << 16 | next() << 24;
    }

    private long int64() throws IOException {
        return (int32() & 0xffffffffL) | (long) int32() << 32;
    }

    private int next() throws IOException {
        int read = in.read();
        if (read < 0) {
            throw new EOFException();
        }
        left--;
        return read;
    }

    private static String typeName(int type) {
        return switch (type) {
            case 0 -> "F32";
            case 1 -> "F16";
            case 2 -> "Q4_0";
            case 3 -> "Q4_1";
            case 6 -> "Q5_0";
            case 7 -> "Q5_1";
            case 8 -> "Q8_0";
            case 10 -> "Q2_K";
            case 11 -> "Q3_K";
            case 12 -> "Q4_K";
            case 13 -> "Q5_K";
            case 14 -> "Q6_K";
            case 30 -> "BF16";
            default -> "type " + type;
        };
    }

    private InvalidInputException damaged(String why) {
        return new InvalidInputException(
                "%s is damaged: %s. Get the file again.".formatted(file.getFileName(), why));
    }
}
