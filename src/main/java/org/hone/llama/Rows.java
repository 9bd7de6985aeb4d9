package org.hone.llama;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hone.task.Cancellation;

/** Continuations that are written side by side, a token of each at a time. */
final class Rows {
    private final Decoding decoding;
    private final List<Continuation> all;
    private List<Continuation> live;

    /**
     * @param decoding has read the prompts: one per continuation, or one for all
     */
    Rows(Decoding decoding, List<Continuation> all) {
        this.decoding = decoding;
        this.all = all;
        this.live = all;
    }

    /** Their results, in order. */
    List<Generator.Generation> run(Cancellation cancellation) {
        float[] logits = new float[decoding.vocabularySize()];
        for (int i = 0; i < live.size(); i++) {
            if (i < decoding.rows()) {
                decoding.logits(i, logits);
            }
            if (!live.get(i).done()) {
                live.get(i).draw(logits);
            }
        }
        if (decoding.rows() < live.size()) {
            decoding.select(new int[live.size()]);
        }
        while (live.stream().anyMatch(row -> !row.done())) {
            leaveFinished();
            decoding.append(live.stream().mapToInt(Continuation::last).toArray(), cancellation);
            for (int i = 0; i < live.size(); i++) {
                if (!live.get(i).done()) {
                    decoding.logits(i, logits);
                    live.get(i).draw(logits);
                }
            }
        }
        return all.stream().map(Continuation::result).toList();
    }

    /** Copying the cache pays off when half of the rows are done. */
    private void leaveFinished() {
        int[] going = IntStream.range(0, live.size()).filter(i -> !live.get(i).done()).toArray();
        if (2 * going.length <= live.size()) {
            List<Continuation> left = new ArrayList<>();
            for (int i : going) {
                left.add(live.get(i));
            }
            decoding.select(going);
            live = left;
        }
    }
}
