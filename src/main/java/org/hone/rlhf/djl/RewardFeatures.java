package org.hone.rlhf.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.List;
import org.hone.llama.LlamaForCausalLM;
import org.hone.llama.TokenSequence;

/**
 * What a reward head sees of a candidate: the last token's hidden state [patent 44], the mean
 * hidden state over the plan, {@link QuestionPlanCross}, and how well the plan fits the question by
 * the trunk's own prediction. The fit is {@value #FIT} numbers: mean and least log-probability of
 * the plan's tokens, and mean and least gain in log-probability over the same plan after no
 * question.
 */
final class RewardFeatures {
    /** How many numbers say how the plan fits the question. */
    static final int FIT = 4;

    private final LlamaForCausalLM model;
    private final RewardText text;
    private final QuestionPlanCross cross;

    RewardFeatures(LlamaForCausalLM model, RewardText text, QuestionPlanCross cross) {
        this.model = model;
        this.text = text;
        this.cross = cross;
    }

    /** F. */
    static int size(LlamaForCausalLM model) {
        return 2 * model.config().hiddenSize() + QuestionPlanCross.SIZE + FIT;
    }

    private NDArray crosses(List<TokenSequence> batch, NDManager step) {
        float[] all = new float[batch.size() * QuestionPlanCross.SIZE];
        for (int b = 0; b < batch.size(); b++) {
            System.arraycopy(
                    cross.of(batch.get(b)),
                    0,
                    all,
                    b * QuestionPlanCross.SIZE,
                    QuestionPlanCross.SIZE);
        }
        return step.create(all, new Shape(batch.size(), QuestionPlanCross.SIZE));
    }

    /**
     * The features of a batch; gradients reach the trunk where they are recorded.
     *
     * @param step owns all temporaries
     * @return [B, F]: last hidden, mean hidden, crosses of question and plan, fit
     */
    NDArray of(List<TokenSequence> batch, NDManager step) {
        Pass asked = pass(batch, step);
        Pass unasked = pass(batch.stream().map(text::unasked).toList(), step);
        NDArray gain = asked.logProbs.sub(unasked.logProbs);
        NDArray fit =
                NDArrays.concat(
                        new NDList(
                                asked.mean(asked.logProbs),
                                asked.least(asked.logProbs),
                                asked.mean(gain),
                                asked.least(gain)),
                        1);
        NDArray mean = asked.mean(asked.planHidden);
        return NDArrays.concat(new NDList(asked.last, mean, crosses(batch, step), fit), 1);
    }

    /**
     * One forward pass.
     *
     * @param last [B, D]
     * @param planHidden [M, D], of the M plan tokens of the batch
     * @param logProbs [M, 1]
     */
    private record Pass(
            List<TokenSequence> batch, NDArray last, NDArray planHidden, NDArray logProbs) {

        /** [M, X] to [B, X]: the mean over each candidate's plan tokens. */
        NDArray mean(NDArray perToken) {
            int count = (int) perToken.getShape().get(0);
            float[] share = new float[batch.size() * count];
            int n = 0;
            for (int b = 0; b < batch.size(); b++) {
                int tokens = batch.get(b).completion().size();
                for (int t = 0; t < tokens; t++) {
                    share[b * count + n++] = 1f / tokens;
                }
            }
            return perToken.getManager()
                    .create(share, new Shape(batch.size(), count))
                    .matMul(perToken);
        }

        /** [M, 1] to [B, 1]. */
        NDArray least(NDArray perToken) {
            int longest = batch.stream().mapToInt(s -> s.completion().size()).max().orElseThrow();
            long[] at = new long[batch.size() * longest];
            int n = 0;
            for (int b = 0; b < batch.size(); b++) {
                int tokens = batch.get(b).completion().size();
                for (int t = 0; t < longest; t++) {
                    at[b * longest + t] = n + Math.min(t, tokens - 1);
                }
                n += tokens;
            }
            return rows(perToken, at, perToken.getManager())
                    .reshape(batch.size(), longest)
                    .min(new int[] {1}, true);
        }
    }

    private Pass pass(List<TokenSequence> batch, NDManager step) {
        int longest = batch.stream().mapToInt(TokenSequence::length).max().orElseThrow();
        int count = batch.stream().mapToInt(s -> s.completion().size()).sum();
        long[] ids = new long[batch.size() * longest];
        long[] last = new long[batch.size()];
        long[] before = new long[count];
        long[] labels = new long[count];
        int n = 0;
        for (int b = 0; b < batch.size(); b++) {
            TokenSequence sequence = batch.get(b);
            int prompt = sequence.prompt().size();
            for (int t = 0; t < sequence.length(); t++) {
                ids[b * longest + t] =
                        t < prompt
                                ? sequence.prompt().get(t)
                                : sequence.completion().get(t - prompt);
            }
            for (int t = 0; t < sequence.completion().size(); t++) {
                before[n] = (long) b * longest + prompt - 1 + t;
                labels[n++] = sequence.completion().get(t);
            }
            last[b] = (long) b * longest + sequence.length() - 1;
        }
        NDArray hidden =
                model.hidden(step.create(ids, new Shape(batch.size(), longest)))
                        .reshape(-1, model.config().hiddenSize());
        NDArray predicting = rows(hidden, before, step);
        NDArray logProbs =
                model.logits(predicting)
                        .logSoftmax(-1)
                        .gather(step.create(labels, new Shape(count, 1)), 1);
        return new Pass(batch, rows(hidden, last, step), predicting, logProbs);
    }

    /** Rows of a matrix by number; the gradient goes back to them. */
    static NDArray rows(NDArray matrix, long[] at, NDManager step) {
        NDArray indices = step.create(at);
        return indices.getNDArrayInternal()
                .embedding(indices, matrix, SparseFormat.DENSE)
                .singletonOrThrow();
    }
}
