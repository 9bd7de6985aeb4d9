package org.hone.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.hone.domain.InvalidInputException;

/** Named parameters in a manager of their own. Names are Hugging Face's. Closing it frees them. */
public final class Weights implements AutoCloseable {
    private static final double INITIAL_DEVIATION = 0.02;

    /** So many numbers are worth the time to give their memory back. */
    private static final long LARGE = 10_000_000;

    private final NDManager manager;
    private final Map<String, NDArray> arrays;
    private final Map<String, NDArray> fused = new LinkedHashMap<>();
    private final Map<String, LowRank> lowRank = new ConcurrentHashMap<>();

    private Weights(NDManager manager, Map<String, NDArray> arrays) {
        this.manager = manager;
        this.arrays = arrays;
    }

    /** The names and shapes that a configuration asks for. */
    public static Map<String, Shape> shapes(LlamaConfig c) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("model.embed_tokens.weight", new Shape(c.vocabSize(), c.hiddenSize()));
        for (int i = 0; i < c.layers(); i++) {
            String layer = "model.layers." + i + ".";
            shapes.put(layer + "input_layernorm.weight", new Shape(c.hiddenSize()));
            attention(c, layer + "self_attn.", shapes);
            shapes.put(layer + "post_attention_layernorm.weight", new Shape(c.hiddenSize()));
            shapes.put(
                    layer + "mlp.gate_proj.weight",
                    new Shape(c.intermediateSize(), c.hiddenSize()));
            shapes.put(
                    layer + "mlp.up_proj.weight", new Shape(c.intermediateSize(), c.hiddenSize()));
            shapes.put(
                    layer + "mlp.down_proj.weight",
                    new Shape(c.hiddenSize(), c.intermediateSize()));
        }
        shapes.put("model.norm.weight", new Shape(c.hiddenSize()));
        if (!c.tied()) {
            shapes.put("lm_head.weight", new Shape(c.vocabSize(), c.hiddenSize()));
        }
        return shapes;
    }

    private static void attention(LlamaConfig c, String prefix, Map<String, Shape> shapes) {
        Map<String, Integer> widths = new LinkedHashMap<>();
        widths.put("q_proj", c.queryWidth());
        widths.put("k_proj", c.keyValueWidth());
        widths.put("v_proj", c.keyValueWidth());
        widths.forEach(
                (name, width) -> {
                    shapes.put(prefix + name + ".weight", new Shape(width, c.hiddenSize()));
                    if (c.attentionBias()) {
                        shapes.put(prefix + name + ".bias", new Shape(width));
                    }
                });
        shapes.put(prefix + "o_proj.weight", new Shape(c.hiddenSize(), c.queryWidth()));
        if (c.outputBias()) {
            shapes.put(prefix + "o_proj.bias", new Shape(c.hiddenSize()));
        }
        if (c.architecture().headNorms()) {
            shapes.put(prefix + "q_norm.weight", new Shape(c.headSize()));
            shapes.put(prefix + "k_norm.weight", new Shape(c.headSize()));
        }
    }

    /**
     * Fresh weights: normal with deviation 0.02, norms at 1, biases at 0. The same seed gives the
     * same numbers.
     */
    public static Weights initialise(Map<String, Shape> shapes, NDManager parent, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NDManager manager = parent.newSubManager();
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        shapes.forEach(
                (name, shape) -> {
                    float[] array = new float[(int) shape.size()];
                    boolean norm = name.endsWith("norm.weight");
                    for (int i = 0; i < array.length && !name.endsWith(".bias"); i++) {
                        array[i] = norm ? 1f : (float) (random.nextGaussian() * INITIAL_DEVIATION);
                    }
                    arrays.put(name, NativeMemory.create(manager, array, shape));
                });
        return new Weights(manager, arrays);
    }

    /**
     * Weights from numbers.
     *
     * @throws InvalidInputException if one that {@code shapes} asks for is missing or of another
     *     size
     */
    public static Weights of(
            Map<String, float[]> values, Map<String, Shape> shapes, NDManager parent) {
        NDManager manager = parent.newSubManager();
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        shapes.forEach(
                (name, shape) -> {
                    float[] array = values.get(name);
                    if (array == null || array.length != shape.size()) {
                        manager.close();
                        throw lacking(name, shape);
                    }
                    arrays.put(name, NativeMemory.create(manager, array, shape));
                });
        return new Weights(manager, arrays);
    }

    /**
     * Weights from a file, read a few rows at a time, so that only one whole copy is in memory.
     *
     * @throws InvalidInputException if one that {@code shapes} asks for is missing or of another
     *     shape
     */
    public static Weights load(TensorSource source, Map<String, Shape> shapes, NDManager parent) {
        shapes.forEach(
                (name, shape) -> {
                    if (!Arrays.equals(source.shape(name).orElse(new long[0]), shape.getShape())) {
                        throw lacking(name, shape);
                    }
                });
        NDManager manager = parent.newSubManager();
        WeightsLoader loader = new WeightsLoader(source, manager);
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> arrays.put(name, loader.load(name, shape)));
        return new Weights(manager, arrays);
    }

    private static InvalidInputException lacking(String name, Shape shape) {
        return new InvalidInputException(
                "The weights lack %s of shape %s; fetch the model again, or another version of it."
                        .formatted(name, shape));
    }

    /** A parameter. */
    public NDArray get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("No parameter " + name));
    }

    /** A parameter that some architectures lack, or a fused matrix. */
    public Optional<NDArray> find(String name) {
        return Optional.ofNullable(arrays.getOrDefault(name, fused.get(name)));
    }

    /** All parameters in the order of {@link #shapes}. */
    public Map<String, NDArray> all() {
        return Collections.unmodifiableMap(arrays);
    }

    /**
     * Lays parameters one under the other in one matrix, of which they become views: what changes
     * one changes the other. Does nothing the second time, or if a parameter is missing.
     *
     * @param name of the matrix
     * @param parts names of parameters with equal rows
     */
    void fuse(String name, List<String> parts) {
        if (fused.containsKey(name) || !arrays.keySet().containsAll(parts)) {
            return;
        }
        NDArray whole =
                NDArrays.concat(
                        new NDList(parts.stream().map(arrays::get).toArray(NDArray[]::new)), 0);
        whole.attach(manager);
        long from = 0;
        for (String part : parts) {
            NDArray old = arrays.get(part);
            long to = from + old.getShape().get(0);
            NDArray view = whole.get(new NDIndex("{}:{}", from, to));
            view.attach(manager);
            arrays.put(part, view);
            old.close();
            from = to;
        }
        fused.put(name, whole);
    }

    /** Terms attached to projections, by the projection's name without {@code .weight}. */
    Map<String, LowRank> lowRank() {
        return lowRank;
    }

    /** How many numbers there are. */
    public long count() {
        return arrays.values().stream().mapToLong(NDArray::size).sum();
    }

    /** A copy of the numbers. */
    public Map<String, float[]> values() {
        Map<String, float[]> values = new LinkedHashMap<>();
        arrays.forEach((name, array) -> values.put(name, array.toFloatArray()));
        return values;
    }

    /** The manager that owns the parameters. */
    public NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        boolean large = manager.isOpen() && count() >= LARGE;
        manager.close();
        if (large) {
            NativeMemory.release();
        }
    }
}
