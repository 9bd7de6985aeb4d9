package org.hone.llama;

import java.util.Map;

/** The decoder in plain loops: slow, and easy to check against the papers. One sequence. */
final class PlainLlama {
    private final LlamaConfig c;
    private final Map<String, float[]> w;

    PlainLlama(LlamaConfig config, Map<String, float[]> weights) {
        this.c = config;
        this.w = weights;
    }

    /** Logits [T, V] in row-major order. */
    float[] logits(long[] ids) {
        double[][] x = new double[ids.length][];
        float[] embedding = w.get("model.embed_tokens.weight");
        for (int t = 0; t < ids.length; t++) {
            x[t] = row(embedding, (int) ids[t], c.hiddenSize());
        }
        for (int layer = 0; layer < c.layers(); layer++) {
            String prefix = "model.layers." + layer + ".";
            double[][] attended =
                    attention(norm(x, prefix + "input_layernorm.weight"), prefix + "self_attn.");
            add(x, attended);
            double[][] normed = norm(x, prefix + "post_attention_layernorm.weight");
            for (int t = 0; t < ids.length; t++) {
                double[] gate = times(prefix + "mlp.gate_proj.weight", normed[t]);
                double[] up = times(prefix + "mlp.up_proj.weight", normed[t]);
                for (int i = 0; i < gate.length; i++) {
                    gate[i] = gate[i] / (1 + Math.exp(-gate[i])) * up[i];
                }
                add(x[t], times(prefix + "mlp.down_proj.weight", gate));
            }
        }
        double[][] last = norm(x, "model.norm.weight");
        float[] logits = new float[ids.length * c.vocabSize()];
        for (int t = 0; t < ids.length; t++) {
            double[] scores =
                    times(c.tied() ? "model.embed_tokens.weight" : "lm_head.weight", last[t]);
            for (int v = 0; v < scores.length; v++) {
                logits[t * c.vocabSize() + v] = (float) scores[v];
            }
        }
        return logits;
    }

    private double[][] attention(double[][] x, String prefix) {
        int d = c.headSize();
        int groups = c.heads() / c.keyValueHeads();
        double[][] q = new double[x.length][];
        double[][] k = new double[x.length][];
        double[][] v = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            q[t] = rotated(times(prefix + "q_proj.weight", x[t]), t);
            k[t] = rotated(times(prefix + "k_proj.weight", x[t]), t);
            v[t] = times(prefix + "v_proj.weight", x[t]);
        }
        double[][] out = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            double[] mixed = new double[c.hiddenSize()];
            for (int h = 0; h < c.heads(); h++) {
                int kv = h / groups;
                double[] scores = new double[t + 1];
                double sum = 0;
                for (int s = 0; s <= t; s++) {
                    double dot = 0;
                    for (int i = 0; i < d; i++) {
                        dot += q[t][h * d + i] * k[s][kv * d + i];
                    }
                    scores[s] = Math.exp(dot / Math.sqrt(d));
                    sum += scores[s];
                }
                for (int s = 0; s <= t; s++) {
                    for (int i = 0; i < d; i++) {
                        mixed[h * d + i] += scores[s] / sum * v[s][kv * d + i];
                    }
                }
            }
            out[t] = times(prefix + "o_proj.weight", mixed);
        }
        return out;
    }

    private double[] rotated(double[] heads, int position) {
        int d = c.headSize();
        double[] out = heads.clone();
        for (int h = 0; h < heads.length / d; h++) {
            for (int i = 0; i < d / 2; i++) {
                double angle = position * Math.pow(c.ropeTheta(), -2.0 * i / d);
                double a = heads[h * d + i];
                double b = heads[h * d + i + d / 2];
                out[h * d + i] = a * Math.cos(angle) - b * Math.sin(angle);
                out[h * d + i + d / 2] = b * Math.cos(angle) + a * Math.sin(angle);
            }
        }
        return out;
    }

    private double[][] norm(double[][] x, String name) {
        double[][] out = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            double squares = 0;
            for (double value : x[t]) {
                squares += value * value;
            }
            double root = Math.sqrt(squares / x[t].length + c.normEps());
            out[t] = new double[x[t].length];
            for (int i = 0; i < x[t].length; i++) {
                out[t][i] = x[t][i] / root * w.get(name)[i];
            }
        }
        return out;
    }

    private double[] times(String name, double[] x) {
        float[] matrix = w.get(name);
        double[] out = new double[matrix.length / x.length];
        for (int o = 0; o < out.length; o++) {
            for (int i = 0; i < x.length; i++) {
                out[o] += matrix[o * x.length + i] * x[i];
            }
        }
        return out;
    }

    private static double[] row(float[] matrix, int row, int width) {
        double[] out = new double[width];
        for (int i = 0; i < width; i++) {
            out[i] = matrix[row * width + i];
        }
        return out;
    }

    private static void add(double[][] x, double[][] y) {
        for (int t = 0; t < x.length; t++) {
            add(x[t], y[t]);
        }
    }

    private static void add(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            x[i] += y[i];
        }
    }
}
