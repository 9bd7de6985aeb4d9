package org.hone.llama.storage;

/** A value of GGUF's metadata; arrays stay in the file until they are asked for. */
sealed interface GgufValue {
    /** Any integer or boolean; unsigned 64-bit ones above the signed range are negative. */
    record Whole(long value) implements GgufValue {}

    /** A floating-point number. */
    record Real(double value) implements GgufValue {}

    /** A text. */
    record Text(String value) implements GgufValue {}

    /**
     * An array.
     *
     * @param type of its elements, as GGUF numbers it
     * @param count elements
     * @param offset of the first
     */
    record Array(int type, int count, long offset) implements GgufValue {}
}
