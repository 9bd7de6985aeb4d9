package org.hone.rlhf.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hone.llama.Weights;

/**
 * One member of the classifier: a transformer encoder (Vaswani et al. 2017, norms before each part)
 * over words, mean and maximum over the words, and a linear head. Messages as rows of the embedding
 * in, logits [B, 3] in the order of {@code Sentiment} out.
 */
final class SentimentEncoder {
    private static final int CLASSES = 3;
    private static final float NEVER = -1e9f;
    private static final float EPSILON = 1e-5f;
    private static final int[] LAST = {-1};
    private static final int[] WORDS = {1};

    private final SentimentConfig config;
    private final Weights weights;

    /**
     * @param weights stay the caller's to close
     */
    SentimentEncoder(SentimentConfig config, Weights weights) {
        this.config = config;
        this.weights = weights;
    }

    /** The names and shapes of one member's parameters. */
    static Map<String, Shape> shapes(SentimentConfig c) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        int d = c.hidden();
        shapes.put("embed.weight", new Shape(c.vocabulary() + c.buckets(), d));
        shapes.put("positions.weight", new Shape(c.maxWords(), d));
        for (int i = 0; i < c.layers(); i++) {
            String layer = "layers." + i + ".";
            shapes.put(layer + "attention_norm.weight", new Shape(d));
            for (String part : List.of("q", "k", "v", "o")) {
                shapes.put(layer + part + "_proj.weight", new Shape(d, d));
            }
            shapes.put(layer + "mlp_norm.weight", new Shape(d));
            shapes.put(layer + "up_proj.weight", new Shape(c.feedForward(), d));
            shapes.put(layer + "down_proj.weight", new Shape(d, c.feedForward()));
        }
        shapes.put("norm.weight", new Shape(d));
        shapes.put("head.weight", new Shape(CLASSES, 2L * d));
        shapes.put("head.bias", new Shape(CLASSES));
        return shapes;
    }

    Weights weights() {
        return weights;
    }

    /**
     * Logits [B, 3], owned by {@code step}.
     *
     * @param dropout share of numbers set to 0 in between; 0 when not training
     */
    NDArray logits(List<List<int[]>> messages, float dropout, NDManager step) {
        int batch = messages.size();
        int longest = messages.stream().mapToInt(List::size).max().orElseThrow();
        NDArray present = present(messages, longest, step);
        NDArray x = words(messages, longest, step);
        NDArray positions = step.arange(longest).toType(ai.djl.ndarray.types.DataType.INT64, false);
        x = dropped(x.add(rows(positions, "positions.weight")), dropout);
        NDArray allowed = present.sub(1).mul(-NEVER).reshape(batch, 1, 1, longest);
        for (int i = 0; i < config.layers(); i++) {
            String layer = "layers." + i + ".";
            NDArray normed = norm(x, layer + "attention_norm.weight");
            x = x.add(dropped(attend(normed, layer, allowed), dropout));
            NDArray wide =
                    Activation.relu(
                            linear(norm(x, layer + "mlp_norm.weight"), layer + "up_proj.weight"));
            x = x.add(dropped(linear(wide, layer + "down_proj.weight"), dropout));
        }
        x = norm(x, "norm.weight");
        NDArray mask = present.reshape(batch, longest, 1);
        NDArray mean = x.mul(mask).sum(WORDS).div(mask.sum(WORDS));
        NDArray most = x.add(mask.sub(1).mul(-NEVER)).max(WORDS);
        return linear(dropped(mean.concat(most, 1), dropout), "head.weight")
                .add(weights.get("head.bias"));
    }

    /** [B, T]: 1 where there is a word. */
    private static NDArray present(List<List<int[]>> messages, int longest, NDManager step) {
        float[] present = new float[messages.size() * longest];
        for (int b = 0; b < messages.size(); b++) {
            java.util.Arrays.fill(present, b * longest, b * longest + messages.get(b).size(), 1f);
        }
        return step.create(present, new Shape(messages.size(), longest));
    }

    /** [B, T, D]: a word is the mean of its rows. */
    private NDArray words(List<List<int[]>> messages, int longest, NDManager step) {
        int batch = messages.size();
        int widest =
                messages.stream()
                        .flatMap(List::stream)
                        .mapToInt(rows -> rows.length)
                        .max()
                        .orElseThrow();
        long[] ids = new long[batch * longest * widest];
        float[] shares = new float[ids.length];
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < messages.get(b).size(); t++) {
                int[] rows = messages.get(b).get(t);
                int at = (b * longest + t) * widest;
                for (int f = 0; f < rows.length; f++) {
                    ids[at + f] = rows[f];
                    shares[at + f] = 1f / rows.length;
                }
            }
        }
        long words = (long) batch * longest;
        NDArray share = step.create(shares, new Shape(words, 1, widest));
        NDArray rows = rows(step.create(ids, new Shape(words, widest)), "embed.weight");
        return share.matMul(rows).reshape(batch, longest, config.hidden());
    }

    private NDArray rows(NDArray ids, String table) {
        return ids.getNDArrayInternal()
                .embedding(ids, weights.get(table), SparseFormat.DENSE)
                .singletonOrThrow();
    }

    private NDArray attend(NDArray x, String layer, NDArray allowed) {
        NDArray q = heads(linear(x, layer + "q_proj.weight"));
        NDArray k = heads(linear(x, layer + "k_proj.weight"));
        NDArray v = heads(linear(x, layer + "v_proj.weight"));
        double scale = Math.sqrt(config.hidden() / (double) config.heads());
        NDArray scores = q.div(scale).matMul(k.transpose(0, 1, 3, 2)).add(allowed);
        NDArray mixed = scores.softmax(-1).matMul(v).transpose(0, 2, 1, 3);
        return linear(mixed.reshape(x.getShape()), layer + "o_proj.weight");
    }

    /** [B, T, D] to [B, H, T, d]. */
    private NDArray heads(NDArray x) {
        long size = config.hidden() / config.heads();
        return x.reshape(x.getShape().get(0), x.getShape().get(1), config.heads(), size)
                .transpose(0, 2, 1, 3);
    }

    private NDArray linear(NDArray x, String name) {
        return x.getNDArrayInternal().linear(x, weights.get(name), null).singletonOrThrow();
    }

    private NDArray norm(NDArray x, String name) {
        return x.div(x.square().mean(LAST, true).add(EPSILON).sqrt()).mul(weights.get(name));
    }

    private static NDArray dropped(NDArray x, float rate) {
        if (rate == 0) {
            return x;
        }
        NDList out = x.getNDArrayInternal().dropout(x, rate, true);
        return out.singletonOrThrow();
    }
}
