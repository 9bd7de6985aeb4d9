package org.hone.llama;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryBenchmarkTest {
    @AfterEach
    void close() {
        Tensors.recordGradients(false);
    }

    @Test
    void generationsAndTrainingStepsLeaveNoArraysBehind() {
        List<MemoryBenchmark.Reading> readings = new ArrayList<>();
        new MemoryBenchmark(readings::add).alternate(50);
        assertThat(readings).hasSize(10);
        assertThat(readings.get(0).arrays()).isPositive();
        assertThat(readings)
                .extracting(MemoryBenchmark.Reading::arrays)
                .containsOnly(readings.get(0).arrays());
    }

    @Test
    void numbersAreCopiedAcrossChunks() {
        float[] values = new float[(1 << 20) + 5];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.5f;
        }
        try (NDManager manager = Tensors.newManager()) {
            NDArray array = NativeMemory.create(manager, values, new Shape(values.length));
            assertThat(array.toFloatArray()).isEqualTo(values);
            assertThat(manager.getManagedArrays()).containsExactly(array);
        }
    }
}
