package org.hone.llama.formats;

import java.util.Optional;
import org.hone.llama.BpeTokenizer;
import org.hone.llama.LlamaForCausalLM;

/**
 * A model in memory. Closing it frees its weights.
 *
 * @param network with the weights in float32
 * @param tokenizer of the same vocabulary
 * @param chat how a conversation is written for it, where it was trained on conversations
 * @param description what its card shows
 */
public record LoadedModel(
        LlamaForCausalLM network,
        BpeTokenizer tokenizer,
        Optional<ChatTemplate> chat,
        ModelDescription description)
        implements AutoCloseable {

    @Override
    public void close() {
        network.weights().close();
    }
}
