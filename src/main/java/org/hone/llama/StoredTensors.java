package org.hone.llama;

import java.util.Map;
import java.util.Optional;
import org.hone.llama.storage.StoredTensor;

/**
 * The tensors of safetensors files under their own names.
 *
 * @param tensors by Hugging Face's names
 */
public record StoredTensors(Map<String, StoredTensor> tensors) implements TensorSource {

    @Override
    public Optional<long[]> shape(String name) {
        return Optional.ofNullable(tensors.get(name)).map(StoredTensor::shape);
    }

    @Override
    public void read(String name, long from, int count, float[] out) {
        StoredTensor tensor = tensors.get(name);
        long row = tensor.shape()[tensor.shape().length - 1];
        tensor.read(from * row, Math.toIntExact(count * row), out, 0);
    }
}
