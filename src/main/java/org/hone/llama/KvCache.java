package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Keys and values [B, K, S, d] of the positions that have been decoded, per layer. Owns them;
 * closing it frees them. For one thread.
 */
public final class KvCache implements AutoCloseable {
    private final NDManager manager;
    private final NDArray[] keys;
    private final NDArray[] values;
    private int length;

    KvCache(NDManager parent, int layers) {
        manager = parent.newSubManager();
        keys = new NDArray[layers];
        values = new NDArray[layers];
    }

    /** S, the positions that it holds. */
    public int length() {
        return length;
    }

    /** All keys with these appended; valid until the next append. */
    NDArray appendKeys(int layer, NDArray more) {
        return keys[layer] = append(keys[layer], more);
    }

    /** All values with these appended; valid until the next append. */
    NDArray appendValues(int layer, NDArray more) {
        return values[layer] = append(values[layer], more);
    }

    void advance(int positions) {
        length += positions;
    }

    private NDArray append(NDArray old, NDArray more) {
        NDArray all = old == null ? more.duplicate() : old.concat(more, 2);
        if (old != null) {
            old.close();
        }
        all.attach(manager);
        return all;
    }

    @Override
    public void close() {
        manager.close();
    }
}
