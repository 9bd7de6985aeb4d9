package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Fills tensors of the engine through one small buffer. */
final class WeightsLoader {
    private static final int CHUNK = 1 << 20;

    private final TensorSource source;
    private final NDManager manager;
    private float[] numbers = new float[CHUNK];
    private ByteBuffer bytes = direct(CHUNK);

    WeightsLoader(TensorSource source, NDManager manager) {
        this.source = source;
        this.manager = manager;
    }

    NDArray load(String name, Shape shape) {
        int row = Math.toIntExact(shape.get(shape.dimension() - 1));
        long rows = shape.size() / row;
        int most = Math.max(1, CHUNK / row);
        if (row > numbers.length) {
            numbers = new float[row];
            bytes = direct(row);
        }
        NDArray array = manager.create(shape, DataType.FLOAT32);
        try (NDArray flat = array.reshape(rows, row)) {
            for (long from = 0; from < rows; from += most) {
                int count = (int) Math.min(most, rows - from);
                source.read(name, from, count, numbers);
                bytes.clear();
                bytes.asFloatBuffer().put(numbers, 0, count * row);
                bytes.limit(count * row * Float.BYTES);
                Shape part = new Shape(count, row);
                try (NDArray copied = manager.create(bytes, part, DataType.FLOAT32)) {
                    flat.set(new NDIndex("{}:{}", from, from + count), copied);
                }
            }
        }
        return array;
    }

    private static ByteBuffer direct(int numbers) {
        return ByteBuffer.allocateDirect(numbers * Float.BYTES).order(ByteOrder.nativeOrder());
    }
}
