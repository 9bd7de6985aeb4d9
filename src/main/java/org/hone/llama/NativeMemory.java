package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.sun.jna.Function;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory of tensors, which lies outside the Java heap. */
final class NativeMemory {
    private static final int CHUNK = 1 << 20;

    private NativeMemory() {}

    /**
     * A tensor that owns its memory. {@link NDManager#create} would lay it into a direct buffer,
     * which counts toward the limit of the Java heap and is freed by a garbage collection only.
     *
     * @param values in row-major order
     */
    static NDArray create(NDManager manager, float[] values, Shape shape) {
        NDArray array = manager.zeros(shape);
        int chunk = Math.min(CHUNK, values.length);
        ByteBuffer buffer = ByteBuffer.allocateDirect(4 * chunk).order(ByteOrder.nativeOrder());
        try (NDManager scope = manager.newSubManager()) {
            NDArray flat = array.reshape(-1);
            flat.attach(scope);
            for (int from = 0; from < values.length; from += chunk) {
                int count = Math.min(chunk, values.length - from);
                buffer.clear();
                buffer.asFloatBuffer().put(values, from, count);
                buffer.limit(4 * count);
                try (NDArray part = scope.create(buffer, new Shape(count), DataType.FLOAT32)) {
                    flat.set(new NDIndex("{}:{}", from, from + count), part);
                }
            }
        }
        return array;
    }

    /**
     * Gives freed memory back to the system at once, where the allocator keeps it (glibc does); a
     * few milliseconds for each hundred megabytes.
     */
    static void release() {
        if (Platform.isLinux()) {
            try {
                Function.getFunction("c", "malloc_trim")
                        .invokeInt(new Object[] {new NativeLong(0)});
            } catch (UnsatisfiedLinkError otherLibrary) {
                // Musl has no such function, and keeps less.
            }
        }
    }
}
