package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;

/**
 * Room for the keys and values [layers, B, K, C, d] of C positions, written in place. Closing it
 * frees them. For one thread.
 */
final class KvCache implements AutoCloseable {
    private final NDManager manager;
    private final IValue keys;
    private final IValue values;
    private final int rows;
    private final int capacity;

    KvCache(NDManager parent, LlamaConfig config, int rows, int capacity) {
        manager = parent.newSubManager();
        this.rows = rows;
        this.capacity = capacity;
        Shape shape =
                new Shape(
                        config.layers(), rows, config.keyValueHeads(), capacity, config.headSize());
        keys = argument(manager.zeros(shape, DataType.FLOAT32));
        values = argument(manager.zeros(shape, DataType.FLOAT32));
    }

    static IValue argument(NDArray array) {
        return IValue.from((PtNDArray) array);
    }

    IValue keys() {
        return keys;
    }

    IValue values() {
        return values;
    }

    /** B, the sequences. */
    int rows() {
        return rows;
    }

    /** C, the positions that it has room for. */
    int capacity() {
        return capacity;
    }

    @Override
    public void close() {
        keys.close();
        values.close();
        manager.close();
    }
}
