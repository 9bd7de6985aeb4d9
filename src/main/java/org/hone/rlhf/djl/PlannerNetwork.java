package org.hone.rlhf.djl;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import org.hone.llama.BpeTokenizer;
import org.hone.llama.Checkpoint;
import org.hone.llama.Generator;
import org.hone.llama.LlamaConfig;
import org.hone.llama.LlamaForCausalLM;
import org.hone.llama.Tensors;
import org.hone.llama.Weights;

/**
 * A decoder with its tokenizer and the manager that owns it: the trunk that a refinement and a
 * reward model may share [patent 44]. Closing it frees the weights.
 */
public final class PlannerNetwork implements AutoCloseable {
    private final NDManager manager;
    private final LlamaForCausalLM model;
    private final BpeTokenizer tokenizer;

    private PlannerNetwork(NDManager manager, LlamaForCausalLM model, BpeTokenizer tokenizer) {
        this.manager = manager;
        this.model = model;
        this.tokenizer = tokenizer;
    }

    /**
     * Loads a checkpoint and verifies its checksum.
     *
     * @throws org.hone.domain.InvalidInputException naming the checkpoint, if it is damaged
     */
    public static PlannerNetwork load(Checkpoint checkpoint) throws IOException {
        NDManager manager = Tensors.newManager();
        try {
            return new PlannerNetwork(manager, checkpoint.load(manager), checkpoint.tokenizer());
        } catch (IOException | RuntimeException failed) {
            manager.close();
            throw failed;
        }
    }

    /** The same weights in memory of their own: where the training of another model begins. */
    public PlannerNetwork copy() {
        NDManager own = Tensors.newManager();
        LlamaConfig config = model.config();
        Weights weights = Weights.of(model.weights().values(), Weights.shapes(config), own);
        return new PlannerNetwork(own, new LlamaForCausalLM(config, weights), tokenizer);
    }

    /** Writes texts with it, until the end of a plan. */
    public Generator generator() {
        return new Generator(model, tokenizer, PlannerVocabulary.END);
    }

    LlamaForCausalLM model() {
        return model;
    }

    BpeTokenizer tokenizer() {
        return tokenizer;
    }

    NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        manager.close();
    }
}
