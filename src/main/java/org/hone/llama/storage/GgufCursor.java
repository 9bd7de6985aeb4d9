package org.hone.llama.storage;

import java.nio.charset.StandardCharsets;
import org.hone.domain.InvalidInputException;

/** Walks through a GGUF header and never past its end. */
final class GgufCursor {
    static final int STRING = 8;
    static final int ARRAY = 9;
    private static final int LONGEST_NAME = 1024;
    private static final int LONGEST_TEXT = 16 << 20;
    private static final int MOST_ELEMENTS = 1 << 24;

    private final MappedFile file;
    private long position;

    GgufCursor(MappedFile file) {
        this.file = file;
    }

    MappedFile file() {
        return file;
    }

    long position() {
        return position;
    }

    void seek(long offset) {
        position = offset;
    }

    long u32() {
        return file.getInt(take(4)) & 0xffffffffL;
    }

    /** Negative where the file says more than 2^63. */
    long u64() {
        return file.getLong(take(8));
    }

    /** How many of something follow, each of which takes at least a byte. */
    long count(String what, int most) {
        long count = u64();
        if (count < 0 || count > most || count > file.size() - position) {
            throw damaged("it announces %s %s".formatted(Long.toUnsignedString(count), what));
        }
        return count;
    }

    String name() {
        return text(LONGEST_NAME);
    }

    String text() {
        return text(LONGEST_TEXT);
    }

    private String text(int longest) {
        int length = (int) count("bytes of text", longest);
        byte[] bytes = new byte[length];
        file.slice(take(length), length).get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    GgufValue value() {
        return value((int) u32());
    }

    GgufValue value(int type) {
        return switch (type) {
            case 0, 7 -> new GgufValue.Whole(file.getByte(take(1)) & 0xff);
            case 1 -> new GgufValue.Whole(file.getByte(take(1)));
            case 2 -> new GgufValue.Whole(u16() & 0xffff);
            case 3 -> new GgufValue.Whole((short) u16());
            case 4 -> new GgufValue.Whole(u32());
            case 5 -> new GgufValue.Whole((int) u32());
            case 6 -> new GgufValue.Real(Float.intBitsToFloat((int) u32()));
            case STRING -> new GgufValue.Text(text());
            case ARRAY -> array();
            case 10, 11 -> new GgufValue.Whole(u64());
            case 12 -> new GgufValue.Real(Double.longBitsToDouble(u64()));
            default -> throw damaged("it has a value of the unknown type %d".formatted(type));
        };
    }

    private int u16() {
        return file.getByte(take(1)) & 0xff | file.getByte(take(1)) << 8;
    }

    private GgufValue array() {
        int type = (int) u32();
        int count = (int) count("elements", MOST_ELEMENTS);
        if (type == ARRAY) {
            throw refused("arrays of arrays in its metadata");
        }
        long offset = position;
        if (type == STRING) {
            for (int i = 0; i < count; i++) {
                take(count("bytes of text", LONGEST_TEXT));
            }
        } else {
            take((long) count * GgufNames.valueBytes(type));
        }
        return new GgufValue.Array(type, count, offset);
    }

    private long take(long bytes) {
        if (bytes < 0 || bytes > file.size() - position) {
            throw damaged("it ends too early");
        }
        long at = position;
        position += bytes;
        return at;
    }

    InvalidInputException damaged(String why) {
        return new InvalidInputException(
                "The file %s is no sound GGUF file: %s; fetch it again."
                        .formatted(file.path().getFileName(), why));
    }

    InvalidInputException refused(String what) {
        return new InvalidInputException(
                "%s uses %s, which Hone does not read; use another version of the model, such as Q8_0 or Q4_K_M of a Llama, SmolLM2 or Qwen model."
                        .formatted(file.path().getFileName(), what));
    }
}
