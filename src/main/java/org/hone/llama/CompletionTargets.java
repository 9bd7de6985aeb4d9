package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.Arrays;
import java.util.List;

/**
 * A padded batch and where in it which completion token is to be predicted.
 *
 * @param inputs [rows, T], padded on the right
 * @param rows sequences
 * @param positions of the N hidden states that predict, among rows * T
 * @param labels the N completion tokens
 */
record CompletionTargets(long[] inputs, int rows, long[] positions, long[] labels) {
    static CompletionTargets of(List<TokenSequence> batch) {
        int longest = batch.stream().mapToInt(TokenSequence::length).max().orElseThrow() - 1;
        int count = batch.stream().mapToInt(s -> s.completion().size()).sum();
        long[] ids = new long[batch.size() * longest];
        long[] positions = new long[count];
        long[] labels = new long[count];
        int n = 0;
        for (int b = 0; b < batch.size(); b++) {
            TokenSequence sequence = batch.get(b);
            int prompt = sequence.prompt().size();
            for (int t = 0; t < sequence.length() - 1; t++) {
                ids[b * longest + t] =
                        t < prompt
                                ? sequence.prompt().get(t)
                                : sequence.completion().get(t - prompt);
            }
            for (int t = 0; t < sequence.completion().size(); t++) {
                positions[n] = (long) b * longest + prompt - 1 + t;
                labels[n++] = sequence.completion().get(t);
            }
        }
        return new CompletionTargets(ids, batch.size(), positions, labels);
    }

    /** N. */
    int count() {
        return labels.length;
    }

    /** int64 [rows, T]. */
    NDArray ids(NDManager step) {
        return step.create(inputs, new Shape(rows, inputs.length / rows));
    }

    /** Of hidden states [rows, T, D] those that predict: [N, D]. */
    NDArray predicting(NDArray hidden) {
        NDArray flat = hidden.reshape(-1, hidden.getShape().get(2));
        NDArray at = hidden.getManager().create(positions);
        return at.getNDArrayInternal().embedding(at, flat, SparseFormat.DENSE).singletonOrThrow();
    }

    /** Labels from one to before another: int64 [.., 1]. */
    NDArray labels(NDManager step, int from, int to) {
        return step.create(Arrays.copyOfRange(labels, from, to), new Shape(to - from, 1));
    }
}
