package org.hone.rlhf.djl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hone.rlhf.RewardExample;
import org.hone.rlhf.RewardModel;
import org.hone.task.Cancellation;

/**
 * Learns from each judgement as it comes [patent 63]: a few updates of the heads over it and a
 * sample of older ones, whose features are remembered; the trunk stands still. Taking a judgement
 * back restores the heads from before it and learns what came after again, without it. Thread-safe:
 * one call at a time.
 */
public final class OnlineReward {
    private static final int SNAPSHOTS = 64;

    private final RewardNetwork network;
    private final Settings settings;
    private final HeadFit fit;
    private final Map<String, float[]> anchor;
    private final List<EncodedExample> learnt = new ArrayList<>();
    private final Deque<Snapshot> snapshots = new ArrayDeque<>();
    private int remembered;

    /**
     * How it learns.
     *
     * @param updates of the heads for one judgement
     * @param replay older judgements beside it, at most
     * @param options whose learning rate, pull and ensemble hold
     */
    public record Settings(int updates, int replay, RewardOptions options) {
        /** What keeps an update well under a second. */
        public static Settings standard(long seed) {
            return new Settings(10, 63, RewardOptions.headOnly(seed));
        }
    }

    /** The heads before a judgement. */
    private record Snapshot(String before, Map<String, float[]> head) {}

    /**
     * @param network whose heads learn; its trunk must not change meanwhile
     */
    public OnlineReward(RewardNetwork network, Settings settings) {
        this.network = network;
        this.settings = settings;
        this.fit = new HeadFit(network, settings.options());
        this.anchor = network.head().values();
    }

    /** Remembers judgements that the network was trained on already, for replay only. */
    public synchronized void remember(List<RewardExample> examples) {
        List<EncodedExample> encoded =
                examples.stream().map(example -> RewardTrainer.encode(network, example)).toList();
        learnt.addAll(remembered, encoded);
        remembered += encoded.size();
    }

    /**
     * Learns one judgement.
     *
     * @throws java.util.concurrent.CancellationException when cancelled; the heads are then as
     *     before
     */
    public synchronized void learn(RewardExample example, Cancellation cancellation) {
        EncodedExample encoded = RewardTrainer.encode(network, example);
        snapshots.addLast(new Snapshot(encoded.id(), network.head().values()));
        if (snapshots.size() > SNAPSHOTS) {
            snapshots.removeFirst();
        }
        try {
            update(encoded, cancellation);
        } catch (RuntimeException failed) {
            HeadFit.set(network.head(), snapshots.removeLast().head());
            throw failed;
        }
        learnt.add(encoded);
    }

    /** The sample hangs on the judgement alone, so that learning it again gives the same. */
    private void update(EncodedExample example, Cancellation cancellation) {
        List<EncodedExample> batch = new ArrayList<>(learnt);
        Collections.shuffle(batch, new Random(example.id().hashCode()));
        batch = new ArrayList<>(batch.subList(0, Math.min(batch.size(), settings.replay())));
        batch.add(example);
        fit.run(batch, List.of(), anchor, settings.updates(), event -> {}, cancellation);
    }

    /**
     * Takes a judgement back; what was learnt after it is learnt again without it. Older than
     * {@value #SNAPSHOTS} judgements, all are learnt again from the beginning. One that was only
     * remembered is not replayed any more; its effect lasts until the next whole training.
     *
     * @return whether it had been learnt
     */
    public synchronized boolean undo(String id, Cancellation cancellation) {
        int at = -1;
        for (int i = 0; i < learnt.size(); i++) {
            at = learnt.get(i).id().equals(id) ? i : at;
        }
        if (at < 0) {
            return false;
        }
        if (at < remembered) {
            learnt.remove(at);
            remembered--;
            return true;
        }
        boolean kept = snapshots.stream().anyMatch(snapshot -> snapshot.before().equals(id));
        Map<String, float[]> head = anchor;
        while (kept) {
            Snapshot last = snapshots.removeLast();
            head = last.head();
            kept = !last.before().equals(id);
        }
        int from = head == anchor ? remembered : at;
        List<EncodedExample> again = new ArrayList<>(learnt.subList(from, learnt.size()));
        learnt.subList(from, learnt.size()).clear();
        if (head == anchor) {
            snapshots.clear();
        }
        HeadFit.set(network.head(), head);
        for (EncodedExample example : again) {
            if (!example.id().equals(id)) {
                snapshots.addLast(new Snapshot(example.id(), network.head().values()));
                update(example, cancellation);
                learnt.add(example);
            }
        }
        while (snapshots.size() > SNAPSHOTS) {
            snapshots.removeFirst();
        }
        return true;
    }

    /** Judgements learnt or remembered and not taken back. */
    public synchronized int count() {
        return learnt.size();
    }

    /** The model as it is now. */
    public RewardModel model() {
        return network;
    }
}
