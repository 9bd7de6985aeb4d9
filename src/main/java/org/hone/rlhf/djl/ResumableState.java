package org.hone.rlhf.djl;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hone.domain.InvalidInputException;
import org.hone.llama.AdamW;
import org.hone.llama.SafeTensors;
import org.hone.llama.Weights;

/**
 * A training run on disk: weights, moments and count of updates in one file, so that a crash leaves
 * a whole state. The order of the data follows from the count.
 */
final class ResumableState {
    private static final String STEPS = "hone.steps";
    private static final String MINUTES = "hone.minutes";
    private static final String WEIGHT = "weight.";

    private final Path file;

    ResumableState(Path folder) {
        file = folder.resolve("training-state.safetensors");
    }

    void save(Weights weights, AdamW optimizer, double minutes) throws IOException {
        Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
        weights.all()
                .forEach(
                        (name, array) ->
                                tensors.put(
                                        WEIGHT + name,
                                        new SafeTensors.Tensor(
                                                array.getShape().getShape(),
                                                array.toFloatArray())));
        optimizer.state().forEach((name, values) -> tensors.put(name, vector(values)));
        tensors.put(STEPS, vector(new float[] {optimizer.steps()}));
        tensors.put(MINUTES, vector(new float[] {(float) minutes}));
        new SafeTensors().write(file, tensors);
    }

    private static SafeTensors.Tensor vector(float[] values) {
        return new SafeTensors.Tensor(new long[] {values.length}, values);
    }

    /**
     * Goes on where a run was stopped; returns the minutes that it had taken, 0 when there is none.
     */
    double restore(Weights weights, AdamW optimizer) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        Map<String, SafeTensors.Tensor> tensors = new SafeTensors().read(file);
        for (Map.Entry<String, NDArray> entry : weights.all().entrySet()) {
            SafeTensors.Tensor saved = tensors.get(WEIGHT + entry.getKey());
            if (saved == null || saved.values().length != entry.getValue().size()) {
                throw new InvalidInputException(
                        "%s belongs to a run with other sizes. Remove it, or train into another folder."
                                .formatted(file));
            }
        }
        weights.all()
                .forEach(
                        (name, array) -> {
                            array.setRequiresGradient(false);
                            array.set(tensors.get(WEIGHT + name).values());
                            array.setRequiresGradient(true);
                        });
        Map<String, float[]> state = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> state.put(name, tensor.values()));
        optimizer.restore(state, (int) state.get(STEPS)[0]);
        return state.get(MINUTES)[0];
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
