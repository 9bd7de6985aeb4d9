package org.hone.llama;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.IValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import org.hone.task.Cancellation;

/**
 * Sequences that are being decoded side by side: their cache, and buffers that Java and the engine
 * share, so that one token of every sequence costs two native calls and no allocation in Java. For
 * one thread; closing it frees the cache.
 */
public final class Decoding implements AutoCloseable {
    /** Work between two looks at a cancellation: about 15 ms on two cores. */
    private static final double OPERATIONS_AT_ONCE = 1.5e9;

    private static final int PAST = 0;
    private static final int PADDED = 1;

    private final LlamaConfig config;
    private final NDManager parent;
    private final DecoderScript script;
    private final double operationsPerToken;
    private final NDManager host = NDManager.newBaseManager(Device.cpu(), "PyTorch");
    private final NDManager angles;
    private final IValue weights;
    private final Shared state = new Shared(new Shape(2));
    private KvCache cache;
    private Shared pads;
    private Shared next;
    private FloatBuffer logits;
    private IValue logitsArgument;
    private int rows;
    private int length;
    private long nativeCalls;

    Decoding(LlamaForCausalLM model, int rows, int capacity) {
        config = model.config();
        parent = model.weights().manager();
        script = model.script();
        operationsPerToken = 2.0 * model.weights().count();
        angles = parent.newSubManager();
        weights = script.weights(angles, capacity);
        cache = new KvCache(parent, config, rows, capacity);
        takeRows(rows);
    }

    /** int64 numbers that Java writes and the engine reads. */
    private final class Shared {
        private final LongBuffer numbers;
        private final IValue argument;

        Shared(Shape shape) {
            ByteBuffer bytes = direct(shape.size() * Long.BYTES);
            numbers = bytes.asLongBuffer();
            argument = KvCache.argument(host.create(bytes, shape, DataType.INT64));
        }
    }

    private static ByteBuffer direct(long size) {
        return ByteBuffer.allocateDirect(Math.toIntExact(size)).order(ByteOrder.nativeOrder());
    }

    private void takeRows(int count) {
        rows = count;
        pads = new Shared(new Shape(count));
        next = new Shared(new Shape(count, 1));
        Shape shape = new Shape(count, config.vocabSize());
        ByteBuffer bytes = direct(shape.size() * Float.BYTES);
        logits = bytes.asFloatBuffer();
        logitsArgument = KvCache.argument(host.create(bytes, shape, DataType.FLOAT32));
    }

    private void leaveRows() {
        pads.argument.close();
        next.argument.close();
        logitsArgument.close();
    }

    /** B, the sequences. */
    public int rows() {
        return rows;
    }

    /** V, the scores of a token. */
    int vocabularySize() {
        return config.vocabSize();
    }

    /**
     * Calls into the engine so far that read and appended tokens, the freeing of results included.
     */
    long nativeCalls() {
        return nativeCalls;
    }

    /** Positions decoded so far, padding included. */
    public int length() {
        return length;
    }

    /** The longest that a sequence may grow. */
    public int capacity() {
        return cache.capacity();
    }

    /** Forgets all positions from {@code kept} on. */
    public void truncate(int kept) {
        if (kept < 0 || kept > length) {
            throw new IllegalArgumentException(kept + " of " + length + " positions");
        }
        length = kept;
    }

    /**
     * Reads prompts, one per row, after what was decoded before. Shorter ones are padded on the
     * left, which is only possible at the beginning.
     *
     * @throws java.util.concurrent.CancellationException when cancelled; nothing was read then
     */
    public void read(List<int[]> prompts, Cancellation cancellation) {
        int count = prompts.stream().mapToInt(prompt -> prompt.length).max().orElse(0);
        if (prompts.size() != rows || prompts.stream().anyMatch(prompt -> prompt.length == 0)) {
            throw new IllegalArgumentException("One prompt of at least one token for each row");
        }
        requireRoom(count);
        boolean ragged = prompts.stream().anyMatch(prompt -> prompt.length < count);
        if (ragged && length > 0) {
            throw new IllegalArgumentException("Prompts of different lengths begin a decoding");
        }
        Shared ids = new Shared(new Shape(rows, count));
        try {
            for (int row = 0; row < rows; row++) {
                int[] prompt = prompts.get(row);
                if (length == 0) {
                    pads.numbers.put(row, count - prompt.length);
                }
                for (int i = 0; i < prompt.length; i++) {
                    ids.numbers.put(row * count + count - prompt.length + i, prompt[i]);
                }
            }
            if (length == 0) {
                state.numbers.put(PADDED, ragged ? 1 : 0);
            }
            forward(ids, count, cancellation);
        } finally {
            ids.argument.close();
        }
    }

    /**
     * Appends one token to each row.
     *
     * @param tokens one per row; kept by the caller
     */
    public void append(int[] tokens, Cancellation cancellation) {
        requireRoom(1);
        for (int row = 0; row < rows; row++) {
            next.numbers.put(row, tokens[row]);
        }
        forward(next, 1, cancellation);
    }

    private void requireRoom(int count) {
        if (length + count > cache.capacity()) {
            throw new IllegalArgumentException(
                    "%d positions; there is room for %d"
                            .formatted(length + count, cache.capacity()));
        }
    }

    private void forward(Shared ids, int count, Cancellation cancellation) {
        cancellation.check();
        state.numbers.put(PAST, length);
        double work = operationsPerToken * rows * count;
        int portions =
                (int) Math.max(1, Math.min(config.layers(), Math.ceil(work / OPERATIONS_AT_ONCE)));
        if (portions == 1) {
            nativeCalls += 2;
            script.run(
                            "step",
                            weights,
                            ids.argument,
                            cache.keys(),
                            cache.values(),
                            state.argument,
                            pads.argument,
                            logitsArgument)
                    .close();
        } else {
            inPortions(ids, portions, cancellation);
        }
        length += count;
    }

    /** The same, with a look at the cancellation every few layers. */
    private void inPortions(Shared ids, int portions, Cancellation cancellation) {
        IValue x = script.run("begin", weights, ids.argument);
        try {
            nativeCalls += 4L + 6L * portions;
            for (int i = 0; i < portions; i++) {
                cancellation.check();
                try (Numbers range =
                        new Numbers(
                                i * config.layers() / portions,
                                (i + 1) * config.layers() / portions)) {
                    IValue deeper =
                            script.run(
                                    "layers",
                                    weights,
                                    x,
                                    cache.keys(),
                                    cache.values(),
                                    state.argument,
                                    pads.argument,
                                    range.first(),
                                    range.second());
                    x.close();
                    x = deeper;
                }
            }
            cancellation.check();
            script.run("finish", weights, x, logitsArgument).close();
        } finally {
            x.close();
        }
    }

    private record Numbers(IValue first, IValue second) implements AutoCloseable {
        Numbers(long first, long second) {
            this(IValue.from(first), IValue.from(second));
        }

        @Override
        public void close() {
            first.close();
            second.close();
        }
    }

    /**
     * Replaces the rows by copies of some of them, in that order: one prompt becomes several
     * candidates, beams change places, finished rows leave. The logits are void until the next
     * token.
     */
    public void select(int[] chosen) {
        boolean sameCount = chosen.length == rows;
        KvCache target =
                sameCount ? cache : new KvCache(parent, config, chosen.length, cache.capacity());
        Shared from = new Shared(new Shape(chosen.length));
        long[] kept = new long[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            from.numbers.put(i, chosen[i]);
            kept[i] = pads.numbers.get(chosen[i]);
        }
        try (IValue used = IValue.from(length)) {
            script.run("spread", cache.keys(), target.keys(), from.argument, used).close();
            script.run("spread", cache.values(), target.values(), from.argument, used).close();
        } finally {
            from.argument.close();
        }
        if (!sameCount) {
            cache.close();
            cache = target;
            leaveRows();
            takeRows(chosen.length);
        }
        pads.numbers.put(0, kept);
    }

    /**
     * Copies the scores of a row's next token.
     *
     * @param into of the vocabulary's length
     */
    public void logits(int row, float[] into) {
        logits.get(row * config.vocabSize(), into);
    }

    @Override
    public void close() {
        leaveRows();
        state.argument.close();
        weights.close();
        angles.close();
        cache.close();
        host.close();
    }
}
