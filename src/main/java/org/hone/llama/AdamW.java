package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019) and clipping by the global norm.
 * Owns its moments; closing it frees them and gives back what training needed.
 */
public final class AdamW implements AutoCloseable {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.95f;
    private static final float EPSILON = 1e-8f;

    private final Weights weights;
    private final float decay;
    private final NDManager manager;
    private final Map<String, NDArray> means = new LinkedHashMap<>();
    private final Map<String, NDArray> variances = new LinkedHashMap<>();
    private int steps;

    /** Begins to record gradients of all weights. */
    public AdamW(Weights weights, float decay) {
        this.weights = weights;
        this.decay = decay;
        this.manager = weights.manager().newSubManager();
        weights.all()
                .forEach(
                        (name, parameter) -> {
                            parameter.setRequiresGradient(true);
                            means.put(name, manager.zeros(parameter.getShape()));
                            variances.put(name, manager.zeros(parameter.getShape()));
                        });
    }

    /** Updates made so far. */
    public int steps() {
        return steps;
    }

    /**
     * Applies the recorded gradients and clears them.
     *
     * @param learningRate of this update
     * @param maxNorm gradients of a larger global norm are scaled down to it
     * @return the global norm before scaling
     */
    public double step(float learningRate, double maxNorm) {
        double norm = norm();
        steps++;
        float rescale = norm > maxNorm ? (float) (maxNorm / norm) : 1f;
        float corrected =
                (float)
                        (learningRate
                                * Math.sqrt(1 - Math.pow(BETA2, steps))
                                / (1 - Math.pow(BETA1, steps)));
        weights.all()
                .forEach(
                        (name, parameter) -> {
                            try (NDArray gradient = parameter.getGradient()) {
                                if (Double.isFinite(norm)) {
                                    update(
                                            name,
                                            parameter,
                                            gradient,
                                            learningRate,
                                            corrected,
                                            rescale);
                                }
                            }
                            JniUtils.zeroGrad((PtNDArray) parameter);
                        });
        return norm;
    }

    private void update(
            String name,
            NDArray parameter,
            NDArray gradient,
            float learningRate,
            float corrected,
            float rescale) {
        float parameterDecay = parameter.getShape().dimension() > 1 ? decay : 0f;
        NDList inputs = new NDList(parameter, gradient, means.get(name), variances.get(name));
        parameter
                .getNDArrayInternal()
                .adamUpdate(
                        inputs,
                        new NDList(parameter),
                        learningRate,
                        corrected,
                        parameterDecay,
                        rescale,
                        -1f,
                        BETA1,
                        BETA2,
                        EPSILON,
                        false,
                        true);
    }

    private double norm() {
        double sum = 0;
        try (NDManager step = manager.newSubManager()) {
            for (NDArray parameter : weights.all().values()) {
                NDArray gradient = parameter.getGradient();
                gradient.attach(step);
                sum += gradient.square().sum().getFloat();
            }
        }
        return Math.sqrt(sum);
    }

    /** Moments by name with prefixes {@code mean.} and {@code variance.}, for a checkpoint. */
    public Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>();
        means.forEach((name, array) -> state.put("mean." + name, array.toFloatArray()));
        variances.forEach((name, array) -> state.put("variance." + name, array.toFloatArray()));
        return state;
    }

    /** Goes on from a saved state. */
    public void restore(Map<String, float[]> state, int stepsMade) {
        means.forEach((name, array) -> array.set(state.get("mean." + name)));
        variances.forEach((name, array) -> array.set(state.get("variance." + name)));
        steps = stepsMade;
    }

    @Override
    public void close() {
        weights.all().values().forEach(parameter -> parameter.setRequiresGradient(false));
        manager.close();
        NativeMemory.release();
    }
}
