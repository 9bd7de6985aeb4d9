package org.hone.llama;

import java.util.Optional;

/** Where weights come from: named tensors, read a few rows at a time so that no copy is whole. */
public interface TensorSource {
    /** The sizes of a tensor, the slowest first; empty if there is none of this name. */
    Optional<long[]> shape(String name);

    /**
     * Reads rows of a tensor as float32; a tensor of one dimension is one row.
     *
     * @param name of a tensor that has a shape
     * @param from the first row
     * @param count how many rows
     * @param out takes them from its beginning on
     */
    void read(String name, long from, int count, float[] out);
}
