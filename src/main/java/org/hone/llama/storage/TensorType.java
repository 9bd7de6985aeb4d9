package org.hone.llama.storage;

import java.util.Arrays;
import java.util.Optional;

/**
 * How numbers are stored. Quantised types keep blocks of numbers, as ggml defines them
 * (ggml-common.h).
 */
public enum TensorType {
    F32(0, 1, 4),
    F16(1, 1, 2),
    Q4_0(2, 32, 18),
    Q4_1(3, 32, 20),
    Q5_0(6, 32, 22),
    Q5_1(7, 32, 24),
    Q8_0(8, 32, 34),
    Q4_K(12, 256, 144),
    Q5_K(13, 256, 176),
    Q6_K(14, 256, 210),
    BF16(30, 1, 2);

    private final int number;
    private final int block;
    private final int bytes;

    TensorType(int number, int block, int bytes) {
        this.number = number;
        this.block = block;
        this.bytes = bytes;
    }

    /** The type that GGUF writes as a number, where Hone reads it. */
    public static Optional<TensorType> ofGguf(int number) {
        return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
    }

    /** Numbers in a block. */
    public int block() {
        return block;
    }

    /** Bytes of a block. */
    public int bytes() {
        return bytes;
    }
}
