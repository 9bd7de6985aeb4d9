package org.hone.rlhf.djl;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hone.domain.InvalidInputException;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.io.AtomicFiles;
import org.hone.io.Checksums;
import org.hone.io.Json;
import org.hone.llama.Checkpoint;
import org.hone.llama.ModelCard;
import org.hone.llama.SafeTensors;

/**
 * A reward model on disk: heads and scales in {@code reward_head.safetensors}, what they belong to
 * in {@code reward.json}, and, where the trunk is its own, a checkpoint of it in {@code trunk/};
 * {@code model.json} is the card.
 */
public final class RewardCheckpoint {
    private static final String HEAD = "reward_head.safetensors";
    private static final String ABOUT = "reward.json";
    private static final String CARD = "model.json";
    private static final String TRUNK = "trunk";

    private final Path folder;
    private final ObjectMapper mapper = Json.newMapper();

    /**
     * What a head belongs to.
     *
     * @param rendering version of the text that the model reads
     * @param sharedTrunk whether the trunk is another model's
     */
    private record About(int rendering, boolean sharedTrunk) {}

    /** A checkpoint in a folder, which need not exist yet. */
    public RewardCheckpoint(Path folder) {
        this.folder = folder;
    }

    /** Whether there is one. */
    public boolean exists() {
        return Files.exists(folder.resolve(CARD));
    }

    /** The card. */
    public ModelCard card() throws IOException {
        return mapper.readValue(folder.resolve(CARD).toFile(), ModelCard.class);
    }

    /** Writes a whole model; the card comes last. */
    public ModelCard write(ModelCard card, RewardNetwork network) throws IOException {
        Files.createDirectories(folder);
        if (network.ownsTrunk()) {
            new Checkpoint(folder.resolve(TRUNK))
                    .write(card, network.trunk().model(), network.trunk().tokenizer());
        }
        Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
        network.head()
                .all()
                .forEach(
                        (name, array) ->
                                tensors.put(
                                        name,
                                        new SafeTensors.Tensor(
                                                array.getShape().getShape(),
                                                array.toFloatArray())));
        RewardScale scale = network.scale();
        tensors.put("feature.mean", vector(scale.mean()));
        tensors.put("feature.deviation", vector(scale.deviation()));
        tensors.put(
                "reward.scale",
                vector(
                        new float[] {
                            (float) scale.rewardMean(),
                            (float) scale.rewardDeviation(),
                            (float) scale.temperature()
                        }));
        new SafeTensors().write(folder.resolve(HEAD), tensors);
        AtomicFiles.write(
                folder.resolve(ABOUT),
                mapper.writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(new About(RewardText.VERSION, !network.ownsTrunk())));
        ModelCard whole =
                new ModelCard(
                        card.name(),
                        card.command(),
                        card.seed(),
                        card.dataHash(),
                        card.parameters(),
                        card.steps(),
                        card.minutes(),
                        card.metrics(),
                        card.frozen(),
                        Checksums.sha256(folder.resolve(HEAD)));
        AtomicFiles.write(
                folder.resolve(CARD),
                mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(whole));
        network.become(new ModelVersion(ModelRole.REWARD, whole.name(), whole.checksum(), true));
        return whole;
    }

    private static SafeTensors.Tensor vector(float[] values) {
        return new SafeTensors.Tensor(new long[] {values.length}, values);
    }

    /**
     * Loads a model after verifying its checksum.
     *
     * @param shared the trunk, where the model has none of its own; stays the caller's to close
     * @throws InvalidInputException if anything is damaged or of another rendering
     */
    public RewardNetwork load(PlannerNetwork shared) throws IOException {
        Path head = folder.resolve(HEAD);
        if (!exists()
                || !Files.isRegularFile(head)
                || !Checksums.sha256(head).equals(card().checksum())) {
            throw new InvalidInputException(
                    "The reward model in %s is missing or damaged. Restore the folder, or train it again."
                            .formatted(folder));
        }
        About about = mapper.readValue(folder.resolve(ABOUT).toFile(), About.class);
        if (about.rendering() != RewardText.VERSION) {
            throw new InvalidInputException(
                    "The reward model in %s reads plans as version %d writes them; this Hone writes version %d. Train it again."
                            .formatted(folder, about.rendering(), RewardText.VERSION));
        }
        Map<String, float[]> values = new HashMap<>();
        new SafeTensors().read(head).forEach((name, tensor) -> values.put(name, tensor.values()));
        for (String name :
                List.of(
                        RewardNetwork.WEIGHT,
                        RewardNetwork.BIAS,
                        "feature.mean",
                        "feature.deviation",
                        "reward.scale")) {
            if (!values.containsKey(name)) {
                throw new InvalidInputException(
                        "The reward model in %s lacks %s. Train it again.".formatted(folder, name));
            }
        }
        float[] scale = values.get("reward.scale");
        PlannerNetwork trunk =
                about.sharedTrunk()
                        ? shared
                        : PlannerNetwork.load(new Checkpoint(folder.resolve(TRUNK)));
        return RewardNetwork.of(
                trunk,
                !about.sharedTrunk(),
                values,
                new RewardScale(
                        values.get("feature.mean"),
                        values.get("feature.deviation"),
                        scale[0],
                        scale[1],
                        scale[2]),
                new ModelVersion(ModelRole.REWARD, card().name(), card().checksum(), true));
    }
}
