package org.hone.llama.storage;

/**
 * A tensor in a file, whose place the reader has checked.
 *
 * @param type how its numbers are stored
 * @param shape sizes, the slowest first
 * @param file holds it
 * @param offset of its first byte
 */
public record StoredTensor(TensorType type, long[] shape, MappedFile file, long offset) {
    private static final int CHUNK = 1 << 24;

    /** How many numbers it has. */
    public long count() {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        return count;
    }

    /**
     * Reads numbers in row-major order as float32.
     *
     * @param from the first, at the start of a block
     * @param count how many, whole blocks
     */
    public void read(long from, int count, float[] out, int at) {
        long begin = offset + from / type.block() * type.bytes();
        long bytes = (long) count / type.block() * type.bytes();
        if (from < 0
                || count < 0
                || from % type.block() != 0
                || count % type.block() != 0
                || from > count() - count) {
            throw new IndexOutOfBoundsException("%d numbers at %d".formatted(count, from));
        }
        BlockReader.read(type, file.slice(begin, Math.toIntExact(bytes)), out, at, count);
    }

    /**
     * All numbers.
     *
     * @throws ArithmeticException if there are more than an array holds
     */
    public float[] values() {
        float[] values = new float[Math.toIntExact(count())];
        for (int at = 0; at < values.length; at += CHUNK) {
            read(at, Math.min(CHUNK, values.length - at), values, at);
        }
        return values;
    }
}
