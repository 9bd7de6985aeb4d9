package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.List;

/** Cross-entropy of the next token over completions only. */
public final class CompletionLoss {
    private CompletionLoss() {}

    /**
     * Log-probabilities of all completion tokens of a batch, one after another.
     *
     * @param step owns all temporaries
     * @return [N] with N the completion tokens of the batch
     */
    public static NDArray logProbs(
            LlamaForCausalLM model, List<TokenSequence> batch, NDManager step) {
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
        NDArray hidden = model.hidden(step.create(ids, new Shape(batch.size(), longest)));
        NDArray flat = hidden.reshape(-1, model.config().hiddenSize());
        NDArray at = step.create(positions);
        NDArray predicting =
                at.getNDArrayInternal().embedding(at, flat, SparseFormat.DENSE).singletonOrThrow();
        NDArray logProbs = model.logits(predicting).logSoftmax(-1);
        return logProbs.gather(step.create(labels, new Shape(count, 1)), 1).reshape(count);
    }

    /** Mean negative log-probability per completion token: a scalar. */
    public static NDArray of(LlamaForCausalLM model, List<TokenSequence> batch, NDManager step) {
        return logProbs(model, batch, step).mean().neg();
    }
}
