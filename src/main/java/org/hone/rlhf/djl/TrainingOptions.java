package org.hone.rlhf.djl;

import java.nio.file.Path;

/**
 * How a first model is trained.
 *
 * @param prompts folder of the prompt library
 * @param out folder of the checkpoint
 * @param name of the version, such as {@code first-1}
 * @param command the command line, for the card
 * @param seed of initialisation and data order
 * @param steps optimiser updates
 * @param minutes wall time after which training stops early
 * @param batch sequences per update
 * @param learningRate at its peak, reached after {@code warmup} updates, then falling on a cosine
 *     to a tenth
 * @param warmup updates
 * @param hidden D
 * @param layers decoder layers
 * @param heads attention heads
 * @param vocabulary V
 * @param checkpointEvery updates between resumable checkpoints
 */
public record TrainingOptions(
        Path prompts,
        Path out,
        String name,
        String command,
        long seed,
        int steps,
        double minutes,
        int batch,
        double learningRate,
        int warmup,
        int hidden,
        int layers,
        int heads,
        int vocabulary,
        int checkpointEvery) {}
