package org.hone.llama.formats;

import java.util.Map;
import java.util.Optional;
import org.hone.llama.Architecture;
import org.hone.llama.LlamaConfig;
import org.hone.llama.TensorSource;
import org.hone.llama.storage.StoredTensor;

/**
 * A GGUF file's tensors under Hugging Face's names. Of Llama models GGUF interleaves the two halves
 * of each head's queries and keys; this undoes it.
 */
final class GgufTensors implements TensorSource {
    private static final Map<String, String> PARTS =
            Map.ofEntries(
                    Map.entry("input_layernorm", "attn_norm"),
                    Map.entry("self_attn.q_proj", "attn_q"),
                    Map.entry("self_attn.k_proj", "attn_k"),
                    Map.entry("self_attn.v_proj", "attn_v"),
                    Map.entry("self_attn.o_proj", "attn_output"),
                    Map.entry("self_attn.q_norm", "attn_q_norm"),
                    Map.entry("self_attn.k_norm", "attn_k_norm"),
                    Map.entry("post_attention_layernorm", "ffn_norm"),
                    Map.entry("mlp.gate_proj", "ffn_gate"),
                    Map.entry("mlp.up_proj", "ffn_up"),
                    Map.entry("mlp.down_proj", "ffn_down"));
    private static final String LAYERS = "model.layers.";

    private final Map<String, StoredTensor> tensors;
    private final LlamaConfig config;

    GgufTensors(Map<String, StoredTensor> tensors, LlamaConfig config) {
        this.tensors = tensors;
        this.config = config;
    }

    /** GGUF's name of a parameter. */
    private static String gguf(String name) {
        if (!name.startsWith(LAYERS)) {
            return switch (name) {
                case "model.embed_tokens.weight" -> "token_embd.weight";
                case "model.norm.weight" -> "output_norm.weight";
                default -> "output.weight";
            };
        }
        int layerEnd = name.indexOf('.', LAYERS.length());
        int kind = name.lastIndexOf('.');
        return "blk."
                + name.substring(LAYERS.length(), layerEnd + 1)
                + PARTS.get(name.substring(layerEnd + 1, kind))
                + name.substring(kind);
    }

    private boolean interleaved(String name) {
        return config.architecture() == Architecture.LLAMA
                && (name.contains(".q_proj.") || name.contains(".k_proj."));
    }

    @Override
    public Optional<long[]> shape(String name) {
        return Optional.ofNullable(tensors.get(gguf(name))).map(StoredTensor::shape);
    }

    @Override
    public void read(String name, long from, int count, float[] out) {
        StoredTensor tensor = tensors.get(gguf(name));
        long[] shape = tensor.shape();
        int row = (int) shape[shape.length - 1];
        if (!interleaved(name)) {
            tensor.read(from * row, count * row, out, 0);
        } else if (shape.length > 1) {
            for (int i = 0; i < count; i++) {
                tensor.read(stored(from + i) * row, row, out, i * row);
            }
        } else {
            float[] bias = tensor.values();
            for (int i = 0; i < row; i++) {
                out[i] = bias[(int) stored(i)];
            }
        }
    }

    /** Where the row lies: row s d/2 + i of a head is its row 2 i + s. */
    private long stored(long row) {
        int d = config.headSize();
        long head = row / d;
        long within = row % d;
        int half = d / 2;
        return head * d + within % half * 2 + within / half;
    }
}
