package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * Rotary position embedding (Su et al. 2021) in Hugging Face's half-split form. Rotates [B, H, T,
 * d] by the angles of positions {@code from} to {@code from + T}.
 */
final class RotaryEmbedding {
    private final NDArray cos;
    private final NDArray sin;
    private final int half;

    /**
     * @param manager owns the tables [maxPositions, d]
     */
    RotaryEmbedding(LlamaConfig config, NDManager manager) {
        int d = config.headSize();
        half = d / 2;
        float[] c = new float[config.maxPositions() * d];
        float[] s = new float[c.length];
        for (int position = 0; position < config.maxPositions(); position++) {
            for (int i = 0; i < half; i++) {
                double angle = position * Math.pow(config.ropeTheta(), -2.0 * i / d);
                for (int at : new int[] {position * d + i, position * d + i + half}) {
                    c[at] = (float) Math.cos(angle);
                    s[at] = (float) Math.sin(angle);
                }
            }
        }
        cos = manager.create(c, new Shape(config.maxPositions(), d));
        sin = manager.create(s, new Shape(config.maxPositions(), d));
    }

    /** The angles of some positions: cosines and sines [T, d], owned by {@code step}. */
    NDList angles(NDManager step, int from, int count) {
        NDIndex rows = new NDIndex("{}:{}", from, from + count);
        return new NDList(cos.get(step, rows), sin.get(step, rows));
    }

    NDArray rotate(NDArray x, NDList angles) {
        NDList halves = x.split(new long[] {half}, 3);
        NDArray turned = halves.get(1).neg().concat(halves.get(0), 3);
        return x.mul(angles.get(0)).add(turned.mul(angles.get(1)));
    }
}
