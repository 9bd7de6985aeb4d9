package org.hone.llama;

import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code model.json} says of a checkpoint.
 *
 * @param name such as {@code first-1}
 * @param command the command line that made it
 * @param seed of initialisation and data order
 * @param dataHash SHA-256 of the training data
 * @param parameters how many numbers the weights have
 * @param steps optimiser updates
 * @param minutes wall time of the training
 * @param metrics by name, such as {@code dev_loss} in nats per token
 * @param frozen whether training must refuse to overwrite it
 * @param checksum SHA-256 of {@code model.safetensors}
 */
public record ModelCard(
        String name,
        String command,
        long seed,
        String dataHash,
        long parameters,
        int steps,
        double minutes,
        Map<String, Double> metrics,
        boolean frozen,
        String checksum) {
    public ModelCard {
        metrics = new TreeMap<>(metrics);
    }

    ModelCard withChecksum(String sum) {
        return new ModelCard(
                name, command, seed, dataHash, parameters, steps, minutes, metrics, frozen, sum);
    }
}
