package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
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
        CompletionTargets targets = CompletionTargets.of(batch);
        NDArray hidden = model.hidden(targets.ids(step));
        NDArray logProbs = model.logits(targets.predicting(hidden)).logSoftmax(-1);
        return logProbs.gather(targets.labels(step, 0, targets.count()), 1)
                .reshape(targets.count());
    }

    /** Mean negative log-probability per completion token: a scalar. */
    public static NDArray of(LlamaForCausalLM model, List<TokenSequence> batch, NDManager step) {
        return logProbs(model, batch, step).mean().neg();
    }
}
