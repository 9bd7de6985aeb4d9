package org.hone.llama;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model that is only timed. Closing it frees its weights. */
public final class BenchmarkModel implements AutoCloseable {
    /** 5.8 million parameters: the shape that Hone's own models grow to. */
    private static final LlamaConfig SIX_MILLION =
            new LlamaConfig(1024, 256, 688, 7, 8, 8, 2048, 10_000, 1e-5, true);

    private static final long SEED = 1;

    private final NDManager manager;
    private final LlamaForCausalLM model;

    private BenchmarkModel(NDManager manager, LlamaForCausalLM model) {
        this.manager = manager;
        this.model = model;
    }

    /** Random weights, 5.8 million; the same each time. */
    public static BenchmarkModel random() {
        NDManager manager = Tensors.newManager();
        Weights weights = Weights.initialise(Weights.shapes(SIX_MILLION), manager, SEED);
        return new BenchmarkModel(manager, new LlamaForCausalLM(SIX_MILLION, weights));
    }

    /**
     * The model of a folder.
     *
     * @throws org.hone.domain.InvalidInputException naming the folder, if anything in it is damaged
     */
    public static BenchmarkModel load(Path folder) throws IOException {
        NDManager manager = Tensors.newManager();
        try {
            return new BenchmarkModel(manager, new Checkpoint(folder).load(manager));
        } catch (IOException | RuntimeException failed) {
            manager.close();
            throw failed;
        }
    }

    /** Writes {@code config.json} and {@code model.safetensors} for other programs to time. */
    public void export(Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
        model.weights()
                .all()
                .forEach(
                        (name, array) ->
                                tensors.put(
                                        name,
                                        new SafeTensors.Tensor(
                                                array.getShape().getShape(),
                                                array.toFloatArray())));
        new SafeTensors().write(folder.resolve("model.safetensors"), tensors);
        new ConfigFile().write(folder.resolve("config.json"), model.config());
    }

    /** The network. */
    public LlamaForCausalLM model() {
        return model;
    }

    @Override
    public void close() {
        manager.close();
    }
}
