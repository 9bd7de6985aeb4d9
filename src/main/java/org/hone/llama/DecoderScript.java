package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The network as one TorchScript method over the model's own weights, for decoding: a step costs
 * one native call. The numbers are those of {@link LlamaForCausalLM#hidden}.
 */
final class DecoderScript {
    private static final String SOURCE = "decoder.torchscript";
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z]{2,}\\b");

    private static final int ANGLES = 3;

    private final TorchScript script;
    private final PtNDArray[] tensors;
    private final RotaryEmbedding rotary;

    DecoderScript(LlamaConfig config, Weights weights, RotaryEmbedding rotary) {
        this.rotary = rotary;
        NDManager manager = weights.manager();
        NDArray none = manager.create(new Shape(0));
        List<NDArray> all = new ArrayList<>();
        NDArray embedding = weights.get("model.embed_tokens.weight");
        all.add(embedding);
        all.add(weights.get("model.norm.weight"));
        all.add(config.tied() ? embedding : weights.get("lm_head.weight"));
        all.addAll(rotary.swapping(manager, rotary.tabled()));
        int globals = all.size();
        for (int layer = 0; layer < config.layers(); layer++) {
            String prefix = "model.layers." + layer + ".";
            String attention = prefix + "self_attn.";
            all.add(weights.get(prefix + "input_layernorm.weight"));
            all.add(weights.get(Attention.fused(layer, "weight")));
            all.add(weights.find(Attention.fused(layer, "bias")).orElse(none));
            all.add(weights.find(attention + "q_norm.weight").orElse(none));
            all.add(weights.find(attention + "k_norm.weight").orElse(none));
            all.add(weights.get(attention + "o_proj.weight"));
            all.add(weights.find(attention + "o_proj.bias").orElse(none));
            all.add(weights.get(prefix + "post_attention_layernorm.weight"));
            all.add(weights.get(SwiGlu.fused(layer)));
            all.add(weights.get(prefix + "mlp.down_proj.weight"));
        }
        tensors = all.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new);
        boolean normed = weights.find("model.layers.0.self_attn.q_norm.weight").isPresent();
        boolean biased =
                weights.find(Attention.fused(0, "bias")).isPresent()
                        || weights.find("model.layers.0.self_attn.o_proj.bias").isPresent();
        int pairs = config.keyValueHeads();
        script =
                new TorchScript(
                        manager,
                        "Decoder",
                        source(
                                Map.ofEntries(
                                        Map.entry("HALF", config.headSize() / 2),
                                        Map.entry("SIZE", config.headSize()),
                                        Map.entry("HEADS", config.heads()),
                                        Map.entry("PAIRS", pairs),
                                        Map.entry("GROUP", config.heads() / pairs),
                                        Map.entry("TURNING", config.heads() + pairs),
                                        Map.entry("ALL", config.heads() + 2 * pairs),
                                        Map.entry("WIDTH", config.heads() * config.headSize()),
                                        Map.entry("HIDDEN", config.hiddenSize()),
                                        Map.entry("INNER", config.intermediateSize()),
                                        Map.entry("LAYERS", config.layers()),
                                        Map.entry("GLOBALS", globals),
                                        Map.entry(
                                                "STRIDE", (all.size() - globals) / config.layers()),
                                        Map.entry("EPS", config.normEps()),
                                        Map.entry("NORMED", normed ? "True" : "False"),
                                        Map.entry("BIASED", biased ? "True" : "False"))));
    }

    private static String source(Map<String, Object> constants) {
        try (InputStream in = DecoderScript.class.getResourceAsStream(SOURCE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return CONSTANT.matcher(text)
                    .replaceAll(
                            name ->
                                    String.valueOf(
                                            constants.getOrDefault(name.group(), name.group())));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * The weights as an argument; the caller closes it.
     *
     * @param owner of angles beyond those that are kept
     * @param positions that will be decoded
     */
    IValue weights(NDManager owner, int positions) {
        PtNDArray[] all = tensors.clone();
        if (positions > rotary.tabled()) {
            NDList angles = rotary.swapping(owner, positions);
            all[ANGLES] = (PtNDArray) angles.get(0);
            all[ANGLES + 1] = (PtNDArray) angles.get(1);
        }
        return IValue.listFrom(all);
    }

    /** Runs a method; the caller closes the result. */
    IValue run(String method, IValue... arguments) {
        return script.run(method, arguments);
    }
}
