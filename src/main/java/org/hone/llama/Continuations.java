package org.hone.llama;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.hone.task.Cancellation;

/**
 * Continuations of one prompt, one after the other. The cache keeps the last one, so the next
 * decodes only what differs. For one thread; closing it frees the cache.
 */
public final class Continuations implements AutoCloseable {
    private final Generator generator;
    private final List<Integer> prompt;
    private final Vocabulary.Place start;
    private final Decoding decoding;
    private final float[] logits;
    private final int[] held;

    Continuations(Generator generator, List<Integer> prompt, ByteAutomaton start, int maxTokens) {
        this.generator = generator;
        this.prompt = List.copyOf(prompt);
        this.start = generator.vocabulary().start(start);
        int capacity = generator.capacity(prompt.size(), maxTokens);
        this.decoding = generator.model().decoding(1, Math.max(capacity, 1));
        this.logits = new float[decoding.vocabularySize()];
        this.held = new int[decoding.capacity()];
    }

    /**
     * Writes one.
     *
     * @param prefix the beginning of the continuation
     * @param pieces hears the text in whole characters as it is written, the prefix's too
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public Generator.Generation generate(
            Generator.Prefix prefix,
            SamplingOptions options,
            Consumer<String> pieces,
            Cancellation cancellation) {
        cancellation.check();
        int room = Math.min(options.maxTokens(), decoding.capacity() - prompt.size());
        Continuation text =
                new Continuation(
                        generator.tokenizer(),
                        generator.vocabulary(),
                        start,
                        prompt,
                        prefix,
                        options,
                        room,
                        pieces);
        if (!text.done()) {
            read(prefix.tokens(), cancellation);
            text.draw(logits);
        }
        int[] token = new int[1];
        while (!text.done()) {
            token[0] = text.last();
            held[decoding.length()] = token[0];
            decoding.append(token, cancellation);
            decoding.logits(0, logits);
            text.draw(logits);
        }
        return text.result();
    }

    /** Decodes the prompt and the prefix but for what the cache holds of them. */
    private void read(List<Integer> prefix, Cancellation cancellation) {
        int[] wanted = Arrays.copyOf(Generator.array(prompt), prompt.size() + prefix.size());
        for (int i = 0; i < prefix.size(); i++) {
            wanted[prompt.size() + i] = prefix.get(i);
        }
        int same = Arrays.mismatch(wanted, 0, wanted.length, held, 0, decoding.length());
        int kept = Math.min(same < 0 ? wanted.length : same, wanted.length - 1);
        decoding.truncate(kept);
        System.arraycopy(wanted, kept, held, kept, wanted.length - kept);
        decoding.read(List.of(Arrays.copyOfRange(wanted, kept, wanted.length)), cancellation);
        decoding.logits(0, logits);
    }

    @Override
    public void close() {
        decoding.close();
    }
}
