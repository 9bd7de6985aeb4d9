package org.hone.llama.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of any size in memory, read only and little-endian. Its pages are the operating system's;
 * nothing is copied until it is read.
 */
public final class MappedFile {
    /** Windows overlap by half, so that every slice of up to this size lies in one. */
    public static final int LARGEST_SLICE = 1 << 29;

    /** Mapping costs more than reading a file of this size. */
    private static final int SMALL = 1 << 16;

    private final Path path;
    private final long size;
    private final ByteBuffer[] windows;

    private MappedFile(Path path, long size, ByteBuffer[] windows) {
        this.path = path;
        this.size = size;
        this.windows = windows;
    }

    /** Maps a file, which should not change while it is read. */
    public static MappedFile open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size <= SMALL) {
                ByteBuffer bytes = ByteBuffer.allocate((int) size);
                while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                    // Reads on until the buffer is full.
                }
                bytes.clear().order(ByteOrder.LITTLE_ENDIAN);
                return new MappedFile(path, size, new ByteBuffer[] {bytes});
            }
            int count = (int) Math.max(1, (size + LARGEST_SLICE - 1) / LARGEST_SLICE);
            ByteBuffer[] windows = new ByteBuffer[count];
            for (int i = 0; i < count; i++) {
                long from = (long) i * LARGEST_SLICE;
                long length = Math.min(2L * LARGEST_SLICE, size - from);
                windows[i] =
                        channel.map(FileChannel.MapMode.READ_ONLY, from, Math.max(0, length))
                                .order(ByteOrder.LITTLE_ENDIAN);
            }
            return new MappedFile(path, size, windows);
        }
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    /** Bytes. */
    public long size() {
        return size;
    }

    /**
     * A view of some bytes.
     *
     * @throws IndexOutOfBoundsException if the file does not have them
     */
    public ByteBuffer slice(long offset, int length) {
        if (offset < 0 || length < 0 || length > LARGEST_SLICE || offset > size - length) {
            throw new IndexOutOfBoundsException(
                    "%d bytes at %d of %d".formatted(length, offset, size));
        }
        int window = (int) Math.min(windows.length - 1L, offset / LARGEST_SLICE);
        int local = (int) (offset - (long) window * LARGEST_SLICE);
        return windows[window].slice(local, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    byte getByte(long offset) {
        return windows[window(offset)].get(local(offset));
    }

    int getInt(long offset) {
        return windows[window(offset)].getInt(local(offset));
    }

    long getLong(long offset) {
        return windows[window(offset)].getLong(local(offset));
    }

    private int window(long offset) {
        return (int) (offset / LARGEST_SLICE);
    }

    private int local(long offset) {
        return (int) (offset % LARGEST_SLICE);
    }
}
