package org.hone.rlhf.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hone.domain.ModelVersion;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.llama.Tensors;
import org.hone.rlhf.RewardModel;

/**
 * A linear head on the hidden state of the last token [patent 44]: {@code R = w . h + b}. The last
 * token has attended to the whole state and plan.
 */
public final class HeadRewardModel implements RewardModel {
    private final PlannerNetwork network;
    private final PlannerText text;
    private final NDArray head;
    private final ModelVersion version;

    /**
     * A freshly initialised head: normal with deviation 1/sqrt(D).
     *
     * @param network the trunk, shared or its own; stays the caller's to close
     */
    public HeadRewardModel(PlannerNetwork network, ModelVersion version, long seed) {
        this.network = network;
        this.text = new PlannerText(network.tokenizer());
        this.version = version;
        int d = network.model().config().hiddenSize();
        SplittableRandom random = new SplittableRandom(seed);
        float[] weights = new float[d];
        for (int i = 0; i < d; i++) {
            weights[i] = (float) (random.nextGaussian() / Math.sqrt(d));
        }
        this.head = network.manager().create(weights, new Shape(1, d));
    }

    @Override
    public List<Double> score(State state, List<Plan> plans) {
        Tensors.recordGradients(false);
        List<List<Integer>> sequences = new ArrayList<>();
        for (Plan plan : plans) {
            PlannerText.Prompt prompt = text.write(state, Optional.empty());
            List<Integer> ids = new ArrayList<>(prompt.ids());
            ids.addAll(text.completion(prompt.marks(), plan));
            int most = network.model().config().maxPositions();
            sequences.add(ids.size() > most ? ids.subList(ids.size() - most, ids.size()) : ids);
        }
        int longest = sequences.stream().mapToInt(List::size).max().orElse(0);
        long[] ids = new long[sequences.size() * longest];
        long[] last = new long[sequences.size()];
        for (int b = 0; b < sequences.size(); b++) {
            for (int t = 0; t < sequences.get(b).size(); t++) {
                ids[b * longest + t] = sequences.get(b).get(t);
            }
            last[b] = (long) b * longest + sequences.get(b).size() - 1;
        }
        try (NDManager step = network.manager().newSubManager()) {
            NDArray hidden =
                    network.model().hidden(step.create(ids, new Shape(sequences.size(), longest)));
            NDArray at = step.create(last);
            NDArray ends =
                    at.getNDArrayInternal()
                            .embedding(
                                    at,
                                    hidden.reshape(-1, head.getShape().get(1)),
                                    SparseFormat.DENSE)
                            .singletonOrThrow();
            float[] rewards =
                    ends.getNDArrayInternal()
                            .linear(ends, head, null)
                            .singletonOrThrow()
                            .toFloatArray();
            List<Double> scores = new ArrayList<>();
            for (float reward : rewards) {
                scores.add((double) reward);
            }
            return scores;
        }
    }

    @Override
    public ModelVersion version() {
        return version;
    }
}
