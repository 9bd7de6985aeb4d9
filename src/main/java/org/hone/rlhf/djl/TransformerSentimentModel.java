package org.hone.rlhf.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.domain.SentimentScores;
import org.hone.llama.ModelCard;
import org.hone.llama.Tensors;
import org.hone.rlhf.SentimentModel;

/** The shipped sentiment classifier: a calibrated ensemble. Closing it frees its weights. */
public final class TransformerSentimentModel implements SentimentModel, AutoCloseable {
    private static final SentimentScores NOTHING_SAID = new SentimentScores(0, 1, 0);

    private final NDManager manager;
    private final SentimentConfig config;
    private final WordFeatures features;
    private final List<SentimentEncoder> members;
    private final ModelVersion version;

    private TransformerSentimentModel(
            NDManager manager,
            SentimentConfig config,
            WordFeatures features,
            List<SentimentEncoder> members,
            ModelVersion version) {
        this.manager = manager;
        this.config = config;
        this.features = features;
        this.members = List.copyOf(members);
        this.version = version;
    }

    /**
     * Loads a checkpoint and verifies its checksum.
     *
     * @throws org.hone.domain.InvalidInputException naming the checkpoint, if it is damaged
     */
    public static TransformerSentimentModel load(SentimentCheckpoint checkpoint)
            throws IOException {
        ModelCard card = checkpoint.card();
        SentimentConfig config = checkpoint.config();
        WordFeatures features = new WordFeatures(checkpoint.tokenizer(), config);
        NDManager manager = Tensors.newManager();
        try {
            return new TransformerSentimentModel(
                    manager,
                    config,
                    features,
                    checkpoint.load(config, manager),
                    new ModelVersion(ModelRole.SENTIMENT, card.name(), card.checksum(), true));
        } catch (IOException | RuntimeException failed) {
            manager.close();
            throw failed;
        }
    }

    @Override
    public SentimentScores read(String message) {
        List<String> words = WordFeatures.words(message);
        if (words.isEmpty()) {
            return NOTHING_SAID;
        }
        Tensors.recordGradients(false);
        List<double[]> logits = logits(members, List.of(features.rows(words)), manager);
        double[] p = probabilities(logits.get(0), config.temperature());
        return new SentimentScores(p[0], p[1], p[2]);
    }

    /** What logits are divided by before they become probabilities. */
    public double temperature() {
        return config.temperature();
    }

    @Override
    public ModelVersion version() {
        return version;
    }

    @Override
    public void close() {
        manager.close();
    }

    /** Per message the mean of the members' log-probabilities. */
    static List<double[]> logits(
            List<SentimentEncoder> members, List<List<int[]>> messages, NDManager manager) {
        List<double[]> sums = new ArrayList<>();
        messages.forEach(message -> sums.add(new double[3]));
        for (SentimentEncoder member : members) {
            try (NDManager step = manager.newSubManager()) {
                NDArray logProbs = member.logits(messages, 0f, step).logSoftmax(-1);
                float[] values = logProbs.toFloatArray();
                for (int i = 0; i < values.length; i++) {
                    sums.get(i / 3)[i % 3] += values[i] / members.size();
                }
            }
        }
        return sums;
    }

    static double[] probabilities(double[] logits, double temperature) {
        double most = Math.max(logits[0], Math.max(logits[1], logits[2]));
        double[] p = new double[3];
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            p[i] = Math.exp((logits[i] - most) / temperature);
            sum += p[i];
        }
        for (int i = 0; i < 3; i++) {
            p[i] /= sum;
        }
        return p;
    }
}
