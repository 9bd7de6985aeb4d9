package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * Rotary position embedding (Su et al. 2021) in Hugging Face's half-split form. Rotates [B, H, T,
 * d] by the angles of positions 0 to T.
 */
final class RotaryEmbedding {
    /** Longer texts are rare; their angles are worked out when they come. */
    private static final int TABLE_POSITIONS = 8192;

    private final float[] frequencies;
    private final int tabled;
    private final NDList table;
    private final int half;

    /**
     * @param manager owns the tables
     */
    RotaryEmbedding(LlamaConfig config, NDManager manager) {
        half = config.headSize() / 2;
        frequencies = frequencies(config);
        tabled = Math.min(config.maxPositions(), TABLE_POSITIONS);
        table = compute(manager, tabled, 1);
    }

    /** Radians per position [d/2], rounded to float32 where the reference implementation rounds. */
    static float[] frequencies(LlamaConfig config) {
        int d = config.headSize();
        float[] frequencies = new float[d / 2];
        for (int i = 0; i < frequencies.length; i++) {
            float frequency = 1f / (float) Math.pow(config.ropeTheta(), (float) (2 * i) / d);
            frequencies[i] =
                    config.ropeScaling()
                            .map(scaling -> (float) scaling.scale(frequency))
                            .orElse(frequency);
        }
        return frequencies;
    }

    /** The angles of the first positions: cosines and sines [T, d], owned by {@code step}. */
    NDList angles(NDManager step, int count) {
        if (count > tabled) {
            return compute(step, count, 1);
        }
        NDIndex rows = new NDIndex(":{}", count);
        return new NDList(table.get(0).get(step, rows), table.get(1).get(step, rows));
    }

    /**
     * The same with the first half of the sines negated: times a vector whose halves are swapped,
     * they do what {@link #rotate} does.
     */
    NDList swapping(NDManager owner, int count) {
        return compute(owner, count, -1);
    }

    /** Positions whose angles are worth keeping. */
    int tabled() {
        return tabled;
    }

    private NDList compute(NDManager manager, int count, int firstHalf) {
        int d = 2 * half;
        float[] c = new float[count * d];
        float[] s = new float[c.length];
        for (int t = 0; t < count; t++) {
            for (int i = 0; i < half; i++) {
                float angle = t * frequencies[i];
                c[t * d + i] = c[t * d + i + half] = (float) Math.cos(angle);
                s[t * d + i + half] = (float) Math.sin(angle);
                s[t * d + i] = firstHalf * s[t * d + i + half];
            }
        }
        Shape shape = new Shape(count, d);
        return new NDList(manager.create(c, shape), manager.create(s, shape));
    }

    NDArray rotate(NDArray x, NDList angles) {
        NDList halves = x.split(new long[] {half}, 3);
        NDArray turned = halves.get(1).neg().concat(halves.get(0), 3);
        return x.mul(angles.get(0)).add(turned.mul(angles.get(1)));
    }
}
