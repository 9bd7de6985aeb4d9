package org.hone.rlhf.djl;

import java.nio.file.Path;

/**
 * How a sentiment classifier is trained.
 *
 * @param data folder of the utterances
 * @param out folder of the checkpoint
 * @param name of the version, such as {@code sentiment-1}
 * @param command the command line, for the card
 * @param seed of initialisation, data order and augmentation
 * @param epochs passes over the utterances
 * @param batch utterances per update
 * @param learningRate at its peak, after a tenth of the updates, then falling to 0 on a cosine
 * @param hidden D
 * @param layers encoder layers
 * @param heads attention heads
 * @param vocabulary V, pieces of the tokenizer
 * @param buckets rows for letter groups and word pairs
 * @param members networks in the ensemble
 */
public record SentimentOptions(
        Path data,
        Path out,
        String name,
        String command,
        long seed,
        int epochs,
        int batch,
        double learningRate,
        int hidden,
        int layers,
        int heads,
        int vocabulary,
        int buckets,
        int members) {}
