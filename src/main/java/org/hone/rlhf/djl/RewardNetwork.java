package org.hone.rlhf.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hone.domain.ModelVersion;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.llama.Tensors;
import org.hone.llama.TokenSequence;
import org.hone.llama.Weights;
import org.hone.rlhf.RewardModel;

/**
 * A trunk and an ensemble of linear heads: {@code R = mean_e (w_e . z + b_e)} over standardised
 * features z, the last token's hidden state among them [patent 44]. The trunk is shared with a
 * refinement model or its own. Not thread-safe while it is trained.
 */
public final class RewardNetwork implements RewardModel, AutoCloseable {
    static final String WEIGHT = "reward_head.weight";
    static final String BIAS = "reward_head.bias";

    private static final int BATCH = 32;
    private static final float FIT_PRIOR = 0.5f;

    private final PlannerNetwork trunk;
    private final boolean ownsTrunk;
    private final NDManager manager;
    private final RewardFeatures features;
    private final RewardText text;
    private final Weights head;
    private final int size;
    private Map<TokenSequence, float[]> cache = new HashMap<>();
    private RewardScale scale;
    private ModelVersion version;

    /**
     * @param trunk the caller's to close when shared, the network's when {@code ownsTrunk}
     */
    private RewardNetwork(
            PlannerNetwork trunk,
            boolean ownsTrunk,
            Map<String, float[]> head,
            int members,
            RewardScale scale,
            ModelVersion version) {
        this.trunk = trunk;
        this.ownsTrunk = ownsTrunk;
        this.text = new RewardText(trunk.tokenizer(), trunk.model().config().maxPositions());
        this.features =
                new RewardFeatures(trunk.model(), text, new QuestionPlanCross(trunk.tokenizer()));
        this.size = RewardFeatures.size(trunk.model());
        this.manager = trunk.manager().newSubManager();
        this.head = Weights.of(head, shapes(members, size), manager);
        this.scale = scale;
        this.version = version;
    }

    private static Map<String, Shape> shapes(int members, int features) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(WEIGHT, new Shape(members, features));
        shapes.put(BIAS, new Shape(members));
        return shapes;
    }

    /**
     * Untrained heads on a trunk that a refinement model uses too; its weights stay as they are.
     */
    public static RewardNetwork onSharedTrunk(
            PlannerNetwork trunk, int members, ModelVersion version) {
        return fresh(trunk, false, members, version);
    }

    /** Untrained heads on a trunk of their own that begins as a copy. */
    public static RewardNetwork onSeparateTrunk(
            PlannerNetwork origin, int members, ModelVersion version) {
        return fresh(origin.copy(), true, members, version);
    }

    /** Before any judgement a plan is as good as the trunk finds it fitting. */
    private static RewardNetwork fresh(
            PlannerNetwork trunk, boolean owns, int members, ModelVersion version) {
        int size = RewardFeatures.size(trunk.model());
        float[] weight = new float[members * size];
        for (int member = 0; member < members; member++) {
            Arrays.fill(
                    weight,
                    (member + 1) * size - RewardFeatures.FIT,
                    (member + 1) * size,
                    FIT_PRIOR);
        }
        Map<String, float[]> head = Map.of(WEIGHT, weight, BIAS, new float[members]);
        return new RewardNetwork(trunk, owns, head, members, RewardScale.none(size), version);
    }

    static RewardNetwork of(
            PlannerNetwork trunk,
            boolean owns,
            Map<String, float[]> head,
            RewardScale scale,
            ModelVersion version) {
        return new RewardNetwork(trunk, owns, head, head.get(BIAS).length, scale, version);
    }

    PlannerNetwork trunk() {
        return trunk;
    }

    boolean ownsTrunk() {
        return ownsTrunk;
    }

    Weights head() {
        return head;
    }

    RewardText text() {
        return text;
    }

    RewardScale scale() {
        return scale;
    }

    NDManager manager() {
        return manager;
    }

    void rescale(RewardScale to) {
        scale = to;
    }

    void become(ModelVersion trained) {
        version = trained;
    }

    /** How many numbers trunk and heads have. */
    public long parameters() {
        return trunk.model().weights().count() + head.count();
    }

    /** Shares the memory of features with other networks on the same trunk. */
    void remember(Map<TokenSequence, float[]> shared) {
        cache = shared;
    }

    /** The trunk has changed. */
    void forgetFeatures() {
        cache = new HashMap<>();
    }

    /** Untouched features [B, F] by the trunk as it is; gradients reach it where recorded. */
    NDArray features(List<TokenSequence> batch, NDManager step) {
        return features.of(batch, step);
    }

    /** The same from memory where a sequence was seen before; no gradients. In order. */
    List<float[]> cached(List<TokenSequence> sequences) {
        List<TokenSequence> unseen =
                sequences.stream()
                        .filter(sequence -> !cache.containsKey(sequence))
                        .distinct()
                        .sorted(java.util.Comparator.comparingInt(TokenSequence::length))
                        .toList();
        Tensors.recordGradients(false);
        for (int i = 0; i < unseen.size(); i += BATCH) {
            List<TokenSequence> batch = unseen.subList(i, Math.min(unseen.size(), i + BATCH));
            try (NDManager step = manager.newSubManager()) {
                float[] values = features.of(batch, step).toFloatArray();
                for (int b = 0; b < batch.size(); b++) {
                    cache.put(batch.get(b), Arrays.copyOfRange(values, b * size, (b + 1) * size));
                }
            }
        }
        return sequences.stream().map(cache::get).toList();
    }

    /** Rewards of all members, before normalisation: [B, E]. */
    NDArray rewards(NDArray raw) {
        NDManager step = raw.getManager();
        NDArray z = raw.sub(step.create(scale.mean())).div(step.create(scale.deviation()));
        return z.getNDArrayInternal()
                .linear(z, head.get(WEIGHT), head.get(BIAS))
                .singletonOrThrow();
    }

    /** Rewards of all members, normalised: one array of E a sequence. */
    List<double[]> members(List<TokenSequence> sequences) {
        List<float[]> raw = cached(sequences);
        Tensors.recordGradients(false);
        try (NDManager step = manager.newSubManager()) {
            NDArray rewards = rewards(matrix(raw, step));
            float[] flat = rewards.toFloatArray();
            int members = (int) rewards.getShape().get(1);
            List<double[]> all = new ArrayList<>();
            for (int b = 0; b < sequences.size(); b++) {
                double[] one = new double[members];
                for (int e = 0; e < members; e++) {
                    one[e] = scale.normalise(flat[b * members + e]);
                }
                all.add(one);
            }
            return all;
        }
    }

    static NDArray matrix(List<float[]> rows, NDManager step) {
        int size = rows.get(0).length;
        float[] flat = new float[rows.size() * size];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, flat, i * size, size);
        }
        return step.create(flat, new Shape(rows.size(), size));
    }

    private List<TokenSequence> sequences(State state, List<Plan> plans) {
        return plans.stream().map(plan -> text.of(state, plan)).toList();
    }

    @Override
    public List<Double> score(State state, List<Plan> plans) {
        return plans.isEmpty()
                ? List.of()
                : members(sequences(state, plans)).stream()
                        .map(one -> Arrays.stream(one).average().orElseThrow())
                        .toList();
    }

    /** How far the members disagree about each plan: the standard deviation of their rewards. */
    public List<Double> uncertainty(State state, List<Plan> plans) {
        return plans.isEmpty()
                ? List.of()
                : members(sequences(state, plans)).stream().map(RewardNetwork::deviation).toList();
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    }

    /** Probability, calibrated, that a judge prefers the first of two rewards. */
    public double preference(double reward1, double reward2) {
        return 1 / (1 + Math.exp((reward2 - reward1) / scale.temperature()));
    }

    @Override
    public ModelVersion version() {
        return version;
    }

    @Override
    public void close() {
        manager.close();
        if (ownsTrunk) {
            trunk.close();
        }
    }
}
