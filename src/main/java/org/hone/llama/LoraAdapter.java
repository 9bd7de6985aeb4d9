package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A low-rank adapter of a loaded model (Hu et al. 2021). It shares the model's weights, which stay
 * frozen; train {@link #weights} with {@link AdamW}. It is detached, attached (the model computes
 * its terms beside the frozen weights) or merged (its terms are part of the weights). One adapter
 * at a time is attached or merged, and no thread may use the model while that changes. Closing it
 * gives the model its own weights back.
 */
public final class LoraAdapter implements AutoCloseable {
    static final String PREFIX = "base_model.model.";
    private static final String A = ".lora_A.weight";
    private static final String B = ".lora_B.weight";

    private enum State {
        DETACHED,
        ATTACHED,
        MERGED,
        CLOSED
    }

    private final Weights base;
    private final LoraConfig config;
    private final Weights weights;
    private final Map<String, LowRank> terms = new LinkedHashMap<>();
    private final Map<String, NDArray> originals = new LinkedHashMap<>();
    private State state = State.DETACHED;

    /**
     * @param weights by PEFT's names; closed with the adapter
     */
    private LoraAdapter(Weights base, LoraConfig config, Weights weights) {
        this.base = base;
        this.config = config;
        this.weights = weights;
        for (String name : weights.all().keySet()) {
            if (name.endsWith(A)) {
                String module = name.substring(PREFIX.length(), name.length() - A.length());
                terms.put(
                        module,
                        new LowRank(
                                weights.get(name),
                                weights.get(PREFIX + module + B),
                                config.scale(),
                                (float) config.dropout()));
            }
        }
    }

    /**
     * A fresh adapter, detached, that changes nothing yet: A is uniform in +-1/sqrt(in) (Kaiming
     * with PEFT's slope), B is zero.
     */
    public static LoraAdapter create(LlamaForCausalLM model, LoraConfig config, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Shape> shapes = shapes(model, config);
        Map<String, float[]> values = new LinkedHashMap<>();
        shapes.forEach(
                (name, shape) -> {
                    float[] array = new float[(int) shape.size()];
                    double bound = 1 / Math.sqrt(shape.get(1));
                    for (int i = 0; name.endsWith(A) && i < array.length; i++) {
                        array[i] = (float) ((random.nextDouble() * 2 - 1) * bound);
                    }
                    values.put(name, array);
                });
        return of(model, config, values);
    }

    /**
     * An adapter from numbers, detached.
     *
     * @param values by PEFT's names
     * @throws org.hone.domain.InvalidInputException if one is missing or does not fit the model
     */
    static LoraAdapter of(LlamaForCausalLM model, LoraConfig config, Map<String, float[]> values) {
        Weights base = model.weights();
        return new LoraAdapter(
                base, config, Weights.of(values, shapes(model, config), base.manager()));
    }

    /** PEFT's names and the shapes that a configuration asks for on a model. */
    static Map<String, Shape> shapes(LlamaForCausalLM model, LoraConfig config) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        model.weights()
                .all()
                .forEach(
                        (name, array) -> {
                            String module = name.replaceFirst("\\.weight$", "");
                            String last = module.substring(module.lastIndexOf('.') + 1);
                            if (config.targets().contains(last) && name.endsWith(".weight")) {
                                long out = array.getShape().get(0);
                                long in = array.getShape().get(1);
                                shapes.put(PREFIX + module + A, new Shape(config.rank(), in));
                                shapes.put(PREFIX + module + B, new Shape(out, config.rank()));
                            }
                        });
        return shapes;
    }

    /** Its settings. */
    public LoraConfig config() {
        return config;
    }

    /** Its parameters, by PEFT's names. */
    public Weights weights() {
        return weights;
    }

    /** Lets the model compute the terms. */
    public void attach() {
        require(State.DETACHED);
        if (!base.lowRank().isEmpty()) {
            throw new IllegalStateException("Another adapter is attached");
        }
        base.lowRank().putAll(terms);
        state = State.ATTACHED;
    }

    /** The model computes as if there were no adapter. */
    public void detach() {
        require(State.ATTACHED);
        base.lowRank().clear();
        state = State.DETACHED;
    }

    /**
     * Adds the terms of an attached adapter to the weights, so that the model runs at its own
     * speed. The weights that change are kept aside: this takes as much memory as they do.
     */
    public void merge() {
        require(State.ATTACHED);
        detach();
        changing(
                () -> {
                    NDManager manager = base.manager();
                    terms.forEach(
                            (module, term) -> {
                                NDArray weight = base.get(module + ".weight");
                                originals.put(module, weight.duplicate());
                                try (NDManager step = manager.newSubManager()) {
                                    NDArray product = term.b().matMul(term.a());
                                    product.attach(step);
                                    weight.addi(product.mul(term.scale()));
                                }
                            });
                });
        state = State.MERGED;
    }

    /** Gives the model back the very weights that it had, and attaches the adapter. */
    public void unmerge() {
        restore();
        attach();
    }

    private void restore() {
        require(State.MERGED);
        changing(
                () ->
                        originals.forEach(
                                (module, original) -> {
                                    base.get(module + ".weight").set(new NDIndex("..."), original);
                                    original.close();
                                }));
        originals.clear();
        state = State.DETACHED;
    }

    /** Weights are changed in place, which must not be recorded. */
    private static void changing(Runnable change) {
        boolean recording = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try {
            change.run();
        } finally {
            JniUtils.setGradMode(recording);
        }
    }

    private void require(State needed) {
        if (state != needed) {
            throw new IllegalStateException("The adapter is %s, not %s".formatted(state, needed));
        }
    }

    /** The projections that it adapts, for a message. */
    @Override
    public String toString() {
        return "rank %d on %s"
                .formatted(
                        config.rank(),
                        config.targets().stream().sorted().collect(Collectors.joining(", ")));
    }

    @Override
    public void close() {
        if (state == State.MERGED) {
            restore();
        } else if (state == State.ATTACHED) {
            detach();
        }
        if (state != State.CLOSED) {
            weights.close();
        }
        state = State.CLOSED;
    }
}
